using LmpDem.Dem.Bodies;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Stepping;

/// <content>From particles to the columns of a stepper.</content>
public sealed partial class DemStepper
{
    private static void Check(Spheres spheres, Box box)
    {
        if (spheres.Count == 0) throw new ArgumentException("a stepper needs at least one particle", nameof(spheres));
        var largest = 0.0;
        for (var i = 0; i < spheres.Count; i++)
        {
            if (!(spheres.Radius[i] > 0.0) || !spheres.Position[i].IsFinite)
                throw new ArgumentException($"particle {i} has no valid radius or position", nameof(spheres));
            largest = Math.Max(largest, spheres.Radius[i]);
        }

        var shortest = Math.Min(
            box.PeriodicX ? box.Length.X : double.PositiveInfinity,
            Math.Min(box.PeriodicY ? box.Length.Y : double.PositiveInfinity, box.PeriodicZ ? box.Length.Z : double.PositiveInfinity));
        if (Box.IsTooNarrow(shortest, 2.0 * largest))
        {
            throw new ArgumentException(
                "a periodic edge is shorter than twice the largest diameter: a pair would touch itself across the box", nameof(box));
        }
    }

    /// <summary>Copies the particles as they are now into a larger set; unlike <see cref="Synchronize"/> it changes nothing here.</summary>
    /// <param name="target">The set.</param>
    /// <param name="ids">Where each particle stands in the set.</param>
    internal unsafe void CopyTo(Spheres target, ReadOnlySpan<int> ids)
    {
        for (long k = 0; k < particles.Count; k++)
        {
            var id = ids[particles.Id[k]];
            ref readonly var place = ref particles.Places[k];
            target.Position[id] = place.Centre;
            target.Velocity[id] = particles.Motions[k].Velocity;
            target.AngularVelocity[id] = particles.Motions[k].SurfaceSpin / place.Radius;
            target.Rotation[id] = particles.Traces[k].Rotation;
            target.ApparentRadius[id] = place.Radius;
            target.BulkPressure[id] = particles.Traces[k].BulkPressure;
        }
    }

    private static unsafe ParticleColumns Load(Spheres from, Spheres copy, double density, double dt, PartOfLayer? part)
    {
        var particles = new ParticleColumns(from.Count) { TimeStep = dt };
        Array.Copy(from.Radius, copy.Radius, from.Count);
        Array.Copy(from.FilmThickness, copy.FilmThickness, from.Count);
        for (long i = 0; i < from.Count; i++)
        {
            var radius = from.Radius[i];
            var apparent = from.ApparentRadius[i] > 0.0 ? from.ApparentRadius[i] : radius;
            var mass = density * 4.0 / 3.0 * Math.PI * radius * radius * radius;
            particles.Places[i] = new PlaceRecord { Centre = from.Position[i], Radius = apparent };
            particles.Motions[i] = new MotionRecord { Velocity = from.Velocity[i], Mobility = dt / mass };
            var isFixed = part is not null && part.IsFixed[i];
            if (isFixed) particles.Motions[i] = new MotionRecord { Mobility = MotionRecord.FixedMobility };
            PutSpin(ref particles.Motions[i], apparent, isFixed ? Vec3.Zero : from.AngularVelocity[i], radius);
            particles.Traces[i] = new TraceRecord
            {
                Rotation = from.Rotation[i],
                UndeformedRadius = radius,
                BulkPressure = from.BulkPressure[i],
                SearchRadius = apparent,
            };
            particles.Id[i] = (int)i;
        }

        particles.SetPaddingPair(from.Radius[0]);
        return particles;
    }

    // Radius times angular velocity, and R2 dt / I with I of the undeformed sphere, 0.4 m r2.
    private static void PutSpin(ref MotionRecord motion, double radius, Vec3 angularVelocity, double undeformed)
    {
        motion.SurfaceSpin = radius * angularVelocity;
        motion.SpinMobility = radius * radius * motion.Mobility / (0.4 * undeformed * undeformed);
    }
}

/// <summary>A part of a layer that moves while the rest keeps its place.</summary>
/// <param name="IsFixed">Whether a particle of the part is fixed, one per particle: others press on it, and it does not give way.</param>
/// <param name="MeanRadius">Mean radius of the whole layer, for the laws [m].</param>
internal sealed record PartOfLayer(bool[] IsFixed, double MeanRadius);
