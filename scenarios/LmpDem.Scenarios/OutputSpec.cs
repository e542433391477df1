using LmpDem.Engine.Units;

namespace LmpDem.Scenarios;

/// <summary>Output of a run besides its tables.</summary>
public sealed record OutputSpec
{
    /// <summary>Whether the spheres of every ratio are written.</summary>
    [Parameter("whether the spheres of every ratio are written (RUN/snapshots/spheres.hdf.series)")]
    public bool Spheres { get; init; } = true;

    /// <summary>Whether the contacts of every ratio are written.</summary>
    [Parameter("whether the contacts of every ratio are written (RUN/snapshots/contacts.hdf.series)")]
    public bool Contacts { get; init; } = true;

    /// <summary>Whether the deformable bodies of every ratio are written.</summary>
    [Parameter("whether the deformable bodies of every ratio are written (RUN/snapshots/bodies.hdf.series, tools.hdf.series)")]
    public bool Bodies { get; init; } = true;

    /// <summary>Whether the films of the deformable bodies are written.</summary>
    [Parameter("whether the films of the deformable bodies are written (RUN/snapshots/films.hdf.series)")]
    public bool Films { get; init; } = true;

    /// <summary>Whether the junctions of every ratio are written.</summary>
    [Parameter("whether the junctions of every ratio are written (RUN/snapshots/junctions.hdf.series)")]
    public bool Junctions { get; init; } = true;

    /// <summary>Whether the layer in cut cells is written.</summary>
    [Parameter("whether the layer in cut cells is written: pores, bodies, flux of Li+, EBAC (RUN/snapshots/pores.hdf.series)")]
    public bool Pores { get; init; } = true;

    /// <summary>Whether figures are drawn at the end.</summary>
    [Parameter("whether figures are drawn at the end (RUN/figures)")]
    public bool Figures { get; init; } = true;

    /// <summary>Whether the report is written at the end.</summary>
    [Parameter("whether the report is written at the end (RUN/report.html)")]
    public bool Report { get; init; } = true;
}
