using System.Text.RegularExpressions;
using ILGPU;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.PTX;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using LmpDem.FiniteVolume.Gpu.Arithmetic;
using LmpDem.FiniteVolume.Gpu.Devices;
using NUnit.Framework;

namespace LmpDem.Tests.FiniteVolume.Gpu;

/// <summary>The code of every kernel for a card, compiled without one: what would cost bits or speed must not be in it.</summary>
[TestFixture]
public sealed partial class DeviceCodeTests : IDisposable
{
    private readonly Context context;
    private readonly PTXBackend backend;

    public DeviceCodeTests()
    {
        context = Context.Create(b => b.Default().Optimize(OptimizationLevel.O2));
        ExactArithmetic.Register(context);
        backend = new PTXBackend(
            context, new CudaCapabilityContext(CudaArchitecture.SM_80), CudaArchitecture.SM_80, CudaInstructionSet.ISA_78, null!);
    }

    private static IEnumerable<TestCaseData> Kernels => StepKernelSet.All.Select(
        k => new TestCaseData(k).SetArgDisplayNames($"{k.Method.DeclaringType!.Name}.{k.Method.Name}"));

    public void Dispose()
    {
        backend.Dispose();
        context.Dispose();
    }

    [TestCaseSource(nameof(Kernels))]
    public void EveryOperationIsRoundedAndNothingIsCalledOrKeptInLocalMemory(Delegate kernel)
    {
        var compiled = (PTXCompiledKernel)backend.Compile(
            EntryPointDescription.FromExplicitlyGroupedKernel(kernel.Method), new KernelSpecialization(null, null));
        var code = compiled.PTXAssembly;
        Assert.That(Stores().IsMatch(code), "the kernel writes something");
        Assert.That(Local().Matches(code).Select(m => m.Value), Is.Empty, "local memory");
        Assert.That(Call().Matches(code).Select(m => m.Value), Is.Empty, "calls");
        Assert.That(Unrounded().Matches(code).Select(m => m.Value), Is.Empty, "rounding left to the driver, which may fuse");
        Assert.That(Single().Matches(code).Select(m => m.Value), Is.Empty, "single precision");
        Assert.That(Atomic().Matches(code).Select(m => m.Value), Is.Empty, "atomics, whose order is not fixed");
    }

    [GeneratedRegex(@"\bst\.global\.\w+\b")]
    private static partial Regex Stores();

    [GeneratedRegex(@"\S*\.local\b\S*")]
    private static partial Regex Local();

    [GeneratedRegex(@"\bcall\b.*")]
    private static partial Regex Call();

    [GeneratedRegex(@"\b(add|sub|mul|div|sqrt|rcp|fma|mad)(?!\.rn\.)\S*\.f64\b|\.approx\b")]
    private static partial Regex Unrounded();

    [GeneratedRegex(@"\b\w+(\.\w+)*\.f32\b")]
    private static partial Regex Single();

    [GeneratedRegex(@"\b(atom|red)\.\S+")]
    private static partial Regex Atomic();
}
