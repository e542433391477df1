using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using LmpDem.FiniteVolume.Gpu.Arithmetic;

namespace LmpDem.FiniteVolume.Gpu.Devices;

/// <summary>An accelerator on which kernels round as a processor does: a CUDA card, or this processor in its place.</summary>
internal sealed class Machine : IDisposable
{
    private const int CardThreads = 128;
    private const int EmulatedThreads = 2; // the fewest that ILGPU takes: each is a thread of the system

    private readonly Context context;
    private readonly int mostGroups;

    private Machine(Context context, Accelerator accelerator, int threads, int mostGroups)
    {
        this.context = context;
        Accelerator = accelerator;
        ThreadsOfGroup = threads;
        this.mostGroups = mostGroups;
    }

    /// <summary>The accelerator.</summary>
    public Accelerator Accelerator { get; }

    /// <summary>Threads of a group in a launch.</summary>
    public int ThreadsOfGroup { get; }

    /// <summary>The first CUDA card.</summary>
    /// <exception cref="NotSupportedException">There is none.</exception>
    public static Machine Card()
    {
        var context = Make(b => b.Cuda());
        try
        {
            if (context.GetCudaDevices().Count == 0) throw new NotSupportedException("no CUDA device was found");
            return new Machine(context, context.CreateCudaAccelerator(0), CardThreads, int.MaxValue);
        }
        catch
        {
            context.Dispose();
            throw;
        }
    }

    /// <summary>The kernels of a card on this processor: for tests.</summary>
    public static Machine Emulated()
    {
        var context = Make(b => b.CPU(new CPUDevice(EmulatedThreads, 1, 1)));
        return new Machine(context, context.CreateCPUAccelerator(0), EmulatedThreads, 1);
    }

    /// <summary>Loads a kernel whose threads number themselves.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="blocks">Groups of threads that a multiprocessor of a card must hold at once, which bounds registers; null: any.</param>
    public Action<int, T> Load<T>(Action<T> kernel, int? blocks = null)
        where T : struct
    {
        var launch = Accelerator.LoadStreamKernel(kernel, Specialization(blocks));
        return (threads, a) => launch(Config(threads), a);
    }

    /// <inheritdoc cref="Load{T}(Action{T}, int?)"/>
    public Action<int, T1, T2> Load<T1, T2>(Action<T1, T2> kernel, int? blocks = null)
        where T1 : struct
        where T2 : struct
    {
        var launch = Accelerator.LoadStreamKernel(kernel, Specialization(blocks));
        return (threads, a, b) => launch(Config(threads), a, b);
    }

    /// <inheritdoc cref="Load{T}(Action{T}, int?)"/>
    public Action<int, T1, T2, T3> Load<T1, T2, T3>(Action<T1, T2, T3> kernel, int? blocks = null)
        where T1 : struct
        where T2 : struct
        where T3 : struct
    {
        var launch = Accelerator.LoadStreamKernel(kernel, Specialization(blocks));
        return (threads, a, b, c) => launch(Config(threads), a, b, c);
    }

    /// <inheritdoc cref="Load{T}(Action{T}, int?)"/>
    public Action<int, T1, T2, T3, T4> Load<T1, T2, T3, T4>(Action<T1, T2, T3, T4> kernel, int? blocks = null)
        where T1 : struct
        where T2 : struct
        where T3 : struct
        where T4 : struct
    {
        var launch = Accelerator.LoadStreamKernel(kernel, Specialization(blocks));
        return (threads, a, b, c, d) => launch(Config(threads), a, b, c, d);
    }

    /// <inheritdoc cref="Load{T}(Action{T}, int?)"/>
    public Action<int, T1, T2, T3, T4, T5> Load<T1, T2, T3, T4, T5>(Action<T1, T2, T3, T4, T5> kernel, int? blocks = null)
        where T1 : struct
        where T2 : struct
        where T3 : struct
        where T4 : struct
        where T5 : struct
    {
        var launch = Accelerator.LoadStreamKernel(kernel, Specialization(blocks));
        return (threads, a, b, c, d, e) => launch(Config(threads), a, b, c, d, e);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Accelerator.Dispose();
        context.Dispose();
    }

    // Not more than one such context should be made beside another: each compiles the kernels anew.
    private static Context Make(Action<Context.Builder> devices)
    {
        var context = Context.Create(b =>
        {
            b.Optimize(OptimizationLevel.O2);
            devices(b);
        });
        ExactArithmetic.Register(context);
        return context;
    }

    private KernelSpecialization Specialization(int? blocks) =>
        Accelerator is CudaAccelerator ? new KernelSpecialization(CardThreads, blocks) : KernelSpecialization.Empty;

    private KernelConfig Config(int threads) =>
        new(Math.Min((threads + ThreadsOfGroup - 1) / ThreadsOfGroup, mostGroups), ThreadsOfGroup);
}
