using ILGPU;
using ILGPU.Backends.PTX;
using ILGPU.Frontend;
using ILGPU.Frontend.Intrinsic;
using ILGPU.IR;
using ILGPU.IR.Intrinsics;
using ILGPU.IR.Values;
using Register = ILGPU.Backends.RegisterAllocator<ILGPU.Backends.PTX.PTXRegisterKind>.PrimitiveRegister;

namespace LmpDem.FiniteVolume.Gpu.Arithmetic;

/// <summary>
/// What ILGPU 1.5.3 lacks to give a processor's bits: the product and sum with one rounding (it would be an undefined function), and
/// rounding after every other operation (it writes add.f64 and mul.f64, which the driver's compiler may fuse).
/// </summary>
internal static class ExactArithmetic
{
    private static readonly Lock once = new();
    private static bool isRemapped;

    /// <summary>a b + c with one rounding.</summary>
    [IntrinsicImplementation]
    public static double MultiplyAdd(double a, double b, double c) => Math.FusedMultiplyAdd(a, b, c);

    /// <summary>Writes the instruction of <see cref="MultiplyAdd"/>.</summary>
    public static void EmitMultiplyAdd(PTXBackend backend, PTXCodeGenerator code, Value value) => Emit(code, value, "fma.rn.f64");

    /// <summary>Writes a sum.</summary>
    public static void EmitAdd(PTXBackend backend, PTXCodeGenerator code, Value value) => Emit(code, value, "add.rn.f64");

    /// <summary>Writes a difference.</summary>
    public static void EmitSubtract(PTXBackend backend, PTXCodeGenerator code, Value value) => Emit(code, value, "sub.rn.f64");

    /// <summary>Writes a product.</summary>
    public static void EmitMultiply(PTXBackend backend, PTXCodeGenerator code, Value value) => Emit(code, value, "mul.rn.f64");

    /// <summary>Makes the kernels of a context round as a processor does.</summary>
    /// <param name="context">Context, before its first kernel.</param>
    public static void Register(Context context)
    {
        var method = typeof(ExactArithmetic).GetMethod(nameof(MultiplyAdd))!;
        lock (once)
        {
            if (!isRemapped)
            {
                RemappedIntrinsics.AddRemapping(
                    typeof(Math).GetMethod(nameof(Math.FusedMultiplyAdd), [typeof(double), typeof(double), typeof(double)])!,
                    (ref InvocationContext call) => call.Method = method);
                isRemapped = true;
            }
        }

        var manager = context.GetIntrinsicManager();
        static PTXIntrinsic By(string name) => new(typeof(ExactArithmetic), name, IntrinsicImplementationMode.GenerateCode);
        manager.RegisterMethod(method, By(nameof(EmitMultiplyAdd)));
        manager.RegisterBinaryArithmetic(BinaryArithmeticKind.Add, BasicValueType.Float64, By(nameof(EmitAdd)));
        manager.RegisterBinaryArithmetic(BinaryArithmeticKind.Sub, BasicValueType.Float64, By(nameof(EmitSubtract)));
        manager.RegisterBinaryArithmetic(BinaryArithmeticKind.Mul, BasicValueType.Float64, By(nameof(EmitMultiply)));
    }

    private static void Emit(PTXCodeGenerator code, Value value, string operation)
    {
        var arguments = new Register[value.Count];
        for (var i = 0; i < arguments.Length; i++) arguments[i] = code.LoadPrimitive(value[i]);
        var target = code.AllocateHardware(value);
        using var command = code.BeginCommand(operation);
        command.AppendArgument(target);
        foreach (var argument in arguments) command.AppendArgument(argument);
    }
}
