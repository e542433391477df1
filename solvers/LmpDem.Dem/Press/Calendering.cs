using LmpDem.Dem.Bodies;
using LmpDem.Dem.Laws;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Geometry;

namespace LmpDem.Dem.Press;

/// <summary>
/// Presses a packed layer: everything that goes in, and the states that come out, in order of closing. The contact laws
/// are rate independent, so the press runs as fast as the inertial number allows and holds still for every state.
/// </summary>
public sealed record Calendering
{
    /// <summary>Particles of the packed layer, foil at z = 0.</summary>
    public required Spheres Layer { get; init; }

    /// <summary>Periodic region of the packed layer, as high as the layer is thick.</summary>
    public required Box Box { get; init; }

    /// <summary>What is asked of the press.</summary>
    public PressSpec Press { get; init; } = new();

    /// <summary>Bulk properties of the particles.</summary>
    public MaterialSpec Material { get; init; } = new();

    /// <summary>Contact law and its coefficients.</summary>
    public ContactSpec Contact { get; init; } = new();

    /// <summary>Time step, damping, threads.</summary>
    public DemSettings Settings { get; init; } = new() { LocalDamping = 0.3 };

    /// <summary>Presses; a state is made when the caller asks for the next one.</summary>
    /// <param name="progress">Told where the press stands.</param>
    /// <param name="cancellation">Stops the work with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">The press spec contradicts itself.</exception>
    /// <exception cref="DivergedException">The time step does not follow the motion.</exception>
    public IEnumerable<CalenderState> States(IProgress<CalenderProgress>? progress = null, CancellationToken cancellation = default)
    {
        foreach (var (key, problem) in Press.Problems()) throw new ArgumentException($"press.{key} {problem}");
        return Press.Mode switch
        {
            PressMode.Platen when Press.Platen.Control == PlatenControl.Load => new LoadPress(this, progress, cancellation).States(),
            PressMode.Roll => new RollPress(this, progress, cancellation).States(),
            _ => new GapPress(this, progress, cancellation).States(),
        };
    }
}
