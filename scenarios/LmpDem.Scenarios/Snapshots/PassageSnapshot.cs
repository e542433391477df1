using LmpDem.Dem.Press;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Numerics;
using LmpDem.Engine.Snapshots;

namespace LmpDem.Scenarios.Snapshots;

/// <summary>Particles while a roll passes over them as a snapshot: what has moved where, and how far the roll is.</summary>
public static class PassageSnapshot
{
    /// <summary>Kind of these snapshots.</summary>
    public const string Kind = "passage";

    /// <summary>Makes a snapshot.</summary>
    /// <param name="state">The layer under the roll.</param>
    /// <param name="packed">Positions of the particles in the packed layer [m].</param>
    /// <param name="provenance">Origin.</param>
    public static Snapshot Of(PassageState state, IReadOnlyList<Vec3> packed, Provenance provenance)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(packed);
        var (count, axis) = (state.Spheres.Count, state.Roll.Point.X);
        double[] displacement = new double[3 * count], distance = new double[count];
        var moves = new int[count];
        for (var i = 0; i < count; i++)
        {
            // Across the web the region is periodic, along it and upwards it is not.
            var moved = state.Box.MinImage(state.Spheres.Position[i] - packed[i]);
            (displacement[3 * i], displacement[3 * i + 1], displacement[3 * i + 2]) = (moved.X, moved.Y, moved.Z);
            distance[i] = state.Spheres.Position[i].X - axis;
            moves[i] = state.Moves[i] ? 1 : 0;
        }

        return SphereSnapshot.Of(
            state.Spheres, state.Box, state.Index, state.Time,
            [
                new Field("displacement", "m", 3, displacement, "displacement since the packing"),
                new Field("from_axis", "m", 1, distance, "distance from the axis of the roll along the web; above 0: still before it"),
                new Field("moves", "1", 1, moves, "1 where the particle moves, 0 where it is fixed, far from the nip"),
            ],
            [Catalogue.TargetCalenderingRatio.Of(state.TargetRatio), Catalogue.LineLoad.Of(state.LineLoad)], provenance, Kind);
    }
}
