using ILGPU.Runtime;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Gpu.Devices;
using LmpDem.FiniteVolume.Gpu.Marching;
using LmpDem.FiniteVolume.Kernels;
using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.States;
using LmpDem.FiniteVolume.Stepping;

namespace LmpDem.FiniteVolume.Gpu;

/// <summary>A CUDA card, or this processor in its place, on which the steps of joint zones with a brittle film run.</summary>
public sealed class GpuDevice : MarchDevice
{
    private readonly Machine machine;
    private readonly Lazy<StepKernelSet> kernels;

    private GpuDevice(Machine machine, string name)
    {
        this.machine = machine;
        Name = name;
        kernels = new Lazy<StepKernelSet>(() => new StepKernelSet(machine));
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <summary>The first CUDA card; null where there is none.</summary>
    /// <param name="why">Why there is none; empty where there is one.</param>
    public static GpuDevice? Find(out string why)
    {
        why = "";
#pragma warning disable CA1031 // A missing or broken driver throws whatever it likes: there is no card then.
        try
        {
            var machine = Machine.Card();
            return new GpuDevice(machine, $"{machine.Accelerator.Name}, {machine.Accelerator.MemorySize / 1e9:0} GB");
        }
        catch (Exception fault)
        {
            why = fault is NotSupportedException ? fault.Message : $"the CUDA driver does not answer ({fault.Message})";
            return null;
        }
#pragma warning restore CA1031
    }

    /// <summary>This processor in the place of a card: the same kernels, for tests, some hundred times slower than its own.</summary>
    public static GpuDevice Emulated() => new(Machine.Emulated(), "this processor in the place of a GPU, for tests");

    /// <inheritdoc/>
    public override void Check(FvSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Formulation != ZoneFormulation.Joint) throw Refusal("compact.formulation: mixed");
        if (settings.Film.FractureStrain > 0.0) throw Refusal("film.fracture_strain above 0 (a film that yields)");
        if (settings.Foil is not null) throw Refusal("compact.foil.deformable: true");
    }

    /// <inheritdoc/>
    internal override IMarch Begin(FvState state, SearchSchedule schedule, StepKernels kernels)
    {
        try
        {
            return new GpuMarch(state, schedule, kernels, machine, this.kernels.Value);
        }
        catch (AcceleratorException fault)
        {
            throw new DeviceRefusalException($"{Name}: {fault.Message}; use --device cpu");
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) machine.Dispose();
    }

    private static DeviceRefusalException Refusal(string key) => new($"--device gpu does not run {key}; use --device cpu");
}

/// <summary>The devices that this assembly knows, for one that loads it by its name.</summary>
public sealed class GpuDevices : MarchDevices
{
    /// <inheritdoc/>
    public override MarchDevice? Find(out string why) => GpuDevice.Find(out why);

    /// <inheritdoc/>
    public override MarchDevice Emulated() => GpuDevice.Emulated();
}
