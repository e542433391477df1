using LmpDem.Engine.Snapshots;

namespace LmpDem.Analysis.Sections;

/// <summary>
/// Deformable bodies and their films, cut by a plane y = constant, to be looked at from the side; foil at z = 0. SI units.
/// </summary>
public sealed record BodySection
{
    /// <summary>The zones that are cut.</summary>
    public required IReadOnlyList<CutZone> Zones { get; init; }

    /// <summary>The facets of film that are cut.</summary>
    public required IReadOnlyList<CutFacet> Film { get; init; }

    /// <summary>Name and unit of the quantity that colours, for the colour bar.</summary>
    public required string Label { get; init; }

    /// <summary>Length of the box along x, which is periodic [m].</summary>
    public required double LengthX { get; init; }

    /// <summary>Lower face of the press; null where none is near [m].</summary>
    public double? Press { get; init; }

    /// <summary>Stretch of x in view; null: the whole box, or of a long layer the middle eight times its height [m].</summary>
    public (double From, double To)? View { get; init; }

    /// <summary>Title of the picture.</summary>
    public string Title { get; init; } = "";

    /// <summary>Range of the colours; null: from 0 (or lower) to the 98 % quantile of the zones cut.</summary>
    public (double Low, double High)? Range { get; init; }

    /// <summary>Cuts two snapshots of one instant, by default through their middle. Holds what is cut, not the snapshots.</summary>
    /// <param name="bodies">A snapshot of kind "bodies" with the cell fields body and <paramref name="field"/>, and the
    /// scalars box_x, box_y and thickness.</param>
    /// <param name="films">The snapshot of kind "films" beside it, with the cell fields body and intact (below 1: broken).</param>
    /// <param name="yieldStrength">Yield strength of the bodies: colours then reach from 0 to 1.05 of it, alike at all ratios [Pa].</param>
    /// <param name="field">Name of the cell field that colours; the yield strength is of use for stresses only.</param>
    /// <param name="cutY">Place of the plane; null: the middle of the box [m].</param>
    /// <exception cref="ArgumentException">A field or scalar is missing.</exception>
    public static BodySection Of(
        Snapshot bodies, Snapshot films, double? yieldStrength = null, string field = "von_mises", double? cutY = null)
    {
        var (label, scale) = SnapshotValues.Readable(SnapshotValues.CellField(bodies, field));
        var length = SnapshotValues.Scalar(bodies, "box_y");
        var y = cutY ?? 0.5 * length;
        return new BodySection
        {
            Zones = new PlaneCut(bodies.Points, y, length).Zones(
                bodies.Connectivity, Ids(bodies), Array.ConvertAll(SnapshotValues.OfCells(bodies, field), v => scale * v)),
            Film = new PlaneCut(films.Points, y, length).Facets(
                films.Connectivity, Ids(films), Array.ConvertAll(SnapshotValues.OfCells(films, "intact"), v => v >= 1.0)),
            Label = label,
            LengthX = SnapshotValues.Scalar(bodies, "box_x"),
            Press = bodies.Scalar("thickness"),
            Title = SnapshotValues.Title(bodies),
            Range = yieldStrength is { } strength ? (0.0, 1.05 * scale * strength) : null,
        };
    }

    private static int[] Ids(Snapshot snapshot) => Array.ConvertAll(SnapshotValues.OfCells(snapshot, "body"), v => (int)v);
}
