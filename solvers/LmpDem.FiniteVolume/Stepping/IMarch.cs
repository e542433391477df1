using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Kernels;
using LmpDem.FiniteVolume.States;

namespace LmpDem.FiniteVolume.Stepping;

/// <summary>
/// Integrates a state over some steps at a time, wherever its arithmetic runs. A march may keep the state elsewhere meanwhile: after
/// <see cref="Run"/> the walls, their loads and the values per lane are current in the state, everything else after <see cref="Read"/>.
/// </summary>
internal interface IMarch : IDisposable
{
    /// <summary>Takes up the state: before the first steps, and after it was changed by anything but the march.</summary>
    void Load();

    /// <summary>Goes some steps from <see cref="FvState.Step"/> on, which the caller then advances.</summary>
    /// <param name="steps">Number of steps.</param>
    void Run(int steps);

    /// <summary>Writes everything back to the state.</summary>
    void Read();
}

/// <summary>Something other than this processor's cores that steps can run on. Its results are the bits of the processor's.</summary>
public abstract class MarchDevice : IDisposable
{
    /// <summary>What it is, for people.</summary>
    public abstract string Name { get; }

    /// <summary>Refuses settings that it does not run.</summary>
    /// <param name="settings">Settings of a stepper.</param>
    /// <exception cref="DeviceRefusalException">The settings ask for something that it does not run.</exception>
    public abstract void Check(FvSettings settings);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Makes a march of a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="schedule">When contacts are searched.</param>
    /// <param name="kernels">Constants of zones and film.</param>
    internal abstract IMarch Begin(FvState state, SearchSchedule schedule, StepKernels kernels);

    /// <summary>Gives the device back.</summary>
    /// <param name="disposing">Whether it was asked for.</param>
    protected abstract void Dispose(bool disposing);
}

/// <summary>The devices of a machine: what an assembly that knows devices offers to one that knows it by name alone.</summary>
public abstract class MarchDevices
{
    /// <summary>A GPU; null where there is none.</summary>
    /// <param name="why">Why there is none; empty where there is one.</param>
    public abstract MarchDevice? Find(out string why);

    /// <summary>This processor in the place of a GPU: the same kernels, for tests, some hundred times slower than its own.</summary>
    public abstract MarchDevice Emulated();
}

/// <summary>A device was asked for what only the processor runs.</summary>
public sealed class DeviceRefusalException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is refused, by its key, and what to do.</param>
    public DeviceRefusalException(string message) : base(message)
    {
    }
}
