using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Boundaries;
using LmpDem.FiniteVolume.Kernels;
using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.Meshing;
using LmpDem.FiniteVolume.States;

namespace LmpDem.FiniteVolume.Measures;

/// <summary>Energy balance since the hand-off: where the work of the walls went [J].</summary>
/// <param name="WallWork">Work of the walls on the bodies.</param>
/// <param name="Plastic">Work dissipated by plastic flow, the bending of zones included.</param>
/// <param name="Elastic">Elastic energy of the zones, the bending of zones included, gained since the hand-off.</param>
/// <param name="HourglassViscous">Work of the viscous part of the hourglass forces, which no fully integrated zone has.</param>
/// <param name="BulkViscous">Work of the artificial bulk viscosity.</param>
/// <param name="FilmElastic">Elastic energy of the intact film.</param>
/// <param name="FilmReleased">Energy released where the film broke.</param>
/// <param name="Friction">Work dissipated by sliding.</param>
/// <param name="ContactElastic">Energy of the penalty springs, gained since the hand-off.</param>
/// <param name="Damping">Work of the damping of velocities.</param>
/// <param name="Kinetic">Kinetic energy of the scaled masses.</param>
public readonly record struct EnergyBalance(
    double WallWork, double Plastic, double Elastic, double HourglassViscous, double BulkViscous, double FilmElastic, double FilmReleased,
    double Friction, double ContactElastic, double Damping, double Kinetic)
{
    /// <summary>Energy stored and dissipated in a deformable foil [J].</summary>
    public double Foil { get; init; }

    /// <summary>Plastic work of a film that yields before it tears [J].</summary>
    public double FilmPlastic { get; init; }

    /// <summary>Part of <see cref="Plastic"/> that the bending of zones took [J].</summary>
    public double HourglassPlastic { get; init; }

    /// <summary>Part of the elastic energy that the bending of zones stores now [J].</summary>
    public double HourglassElastic { get; init; }

    /// <summary>Sum of everything the work of the walls went into [J].</summary>
    public double Sum =>
        Plastic + Elastic + HourglassViscous + BulkViscous + FilmElastic + FilmReleased + FilmPlastic + Friction + ContactElastic + Damping
        + Kinetic + Foil;

    /// <summary>Energy-balance residual, relative to the work of the walls.</summary>
    public double Error => WallWork != 0.0 ? (WallWork - Sum) / Math.Abs(WallWork) : 0.0;
}

/// <summary>Energies that are sums over the present state.</summary>
internal static unsafe class EnergySums
{
    /// <summary>Energy balance since a start.</summary>
    /// <param name="state">Bodies now.</param>
    /// <param name="film">Constants of the film.</param>
    /// <param name="start">Energies at the start.</param>
    public static EnergyBalance Balance(FvState state, in FilmConstants film, in EnergyStart start)
    {
        double Lanes(int row) => EnergySums.Lanes(state.Bodies, row);
        return new EnergyBalance(
            state.Walls.TotalWork, Lanes(LaneRow.PlasticWork), Elastic(state) - start.Elastic, Lanes(LaneRow.HourglassViscousWork),
            Lanes(LaneRow.ViscousWork), state.HasFilm ? Film(state.Bodies, film) : 0.0, Lanes(LaneRow.FilmReleased),
            Lanes(LaneRow.FrictionWork) + state.Walls.FrictionWork, Contact(state) - start.Contact, Lanes(LaneRow.DampingWork),
            Kinetic(state.Bodies))
        {
            Foil = Foil(state.Foil) - start.Foil,
            FilmPlastic = Lanes(LaneRow.FilmPlasticWork),
            HourglassPlastic = Lanes(LaneRow.HourglassPlasticWork),
            HourglassElastic = HourglassElastic(state),
        };
    }

    /// <summary>Sum of a row over all bodies, in the order of slots.</summary>
    public static double Lanes(BodySet bodies, int row)
    {
        var sum = 0.0;
        foreach (var bundle in bodies.Bundles)
        {
            for (var l = 0; l < bundle.Count; l++) sum += bundle.LaneValue(row, l);
        }

        return sum;
    }

    /// <summary>Elastic energy of the zones [J].</summary>
    public static double Elastic(FvState state)
    {
        var material = state.Settings.Material;
        var sum = 0.0;
        foreach (var bundle in state.Bodies.Bundles) sum += Elastic(bundle, material.BulkModulus, material.ShearModulus);
        return sum + HourglassElastic(state);
    }

    /// <summary>Elastic energy that the bending of joint zones stores [J].</summary>
    public static double HourglassElastic(FvState state)
    {
        var (weight, shear) = (state.Settings.Hourglass.Weight, state.Settings.Material.ShearModulus);
        var sum = 0.0;
        foreach (var bundle in state.Bodies.Bundles) sum += HourglassElastic(bundle, weight, shear);
        return sum;
    }

    /// <summary>Energy stored and dissipated in a foil, damping included; 0 without one [J].</summary>
    public static double Foil(FoilBoundary? foil)
    {
        if (foil is null) return 0.0;
        var (bundle, material) = (foil.Slab.Bundle, foil.Material);
        var sum = Elastic(bundle, material.BulkModulus, material.ShearModulus)
            + HourglassElastic(bundle, FoilSlab.Hourglass.Weight, material.ShearModulus)
            + bundle.LaneValue(LaneRow.DampingWork, 0);
        for (var l = 0; l < bundle.Count; l++)
            sum += bundle.LaneValue(LaneRow.PlasticWork, l) + bundle.LaneValue(LaneRow.HourglassViscousWork, l)
                + bundle.LaneValue(LaneRow.ViscousWork, l);
        return sum;
    }

    /// <summary>Elastic energy of a bundle's zones: of volume, K V0 (J ln J - J + 1), and of shape, s:s V / 4G [J].</summary>
    private static double Elastic(Bundle bundle, double bulk, double shear)
    {
        var sum = 0.0;
        Span<Vec3> nodes = stackalloc Vec3[8];
        int[] local = [0, 1, 2, 3, 4, 5, 6, 7];
        for (var l = 0; l < bundle.Count; l++)
        {
            for (var z = 0; z < bundle.Template.ZoneCount; z++)
            {
                for (var k = 0; k < 8; k++) nodes[k] = bundle.Node(bundle.Template.Zones[8 * z + k], l);
                var row = bundle.Zone.Address + (long)z * bundle.ZoneStride + l;
                var volume = BodyTemplate.ZoneVolume(nodes, local);
                var free = row[ZoneRow.Volume * Bundle.Lanes];
                var e = volume / free - 1.0;
                var square = bundle.Formulation == ZoneFormulation.Mixed
                    ? MixedZones.SquareStress(bundle, z, l) : volume * SquareStress(row);
                // J ln J - J + 1 to third order: with J - 1 of some per mille the difference of logarithms would be rounding.
                sum += free * bulk * e * e * (0.5 - e / 6.0) + square / (4.0 * shear);
            }
        }

        return sum;
    }

    // Of the modes' forces, |Q|^2 / 2 k with the stiffness k = beta a G h of a mode.
    private static double HourglassElastic(Bundle bundle, double weight, double shear)
    {
        if (bundle.Formulation != ZoneFormulation.Joint) return 0.0;
        var sum = 0.0;
        for (var l = 0; l < bundle.Count; l++)
        {
            for (var z = 0; z < bundle.Template.ZoneCount; z++)
            {
                var row = bundle.Zone.Address + (long)z * bundle.ZoneStride + l;
                for (var mode = 0; mode < 4; mode++)
                {
                    var q = row + (ZoneRow.Hourglass + 3 * mode) * Bundle.Lanes;
                    sum += (q[0] * q[0] + q[8] * q[8] + q[16] * q[16])
                        / (2.0 * weight * HourglassModes.Stiffness(mode) * shear * row[ZoneRow.Size * Bundle.Lanes]);
                }
            }
        }

        return sum;
    }

    private static double SquareStress(double* row)
    {
        double s11 = row[0], s22 = row[8], s12 = row[16], s13 = row[24], s23 = row[32], s33 = -(s11 + s22);
        return s11 * s11 + s22 * s22 + s33 * s33 + 2.0 * (s12 * s12 + s13 * s13 + s23 * s23);
    }

    /// <summary>Elastic energy of the film [J].</summary>
    public static double Film(BodySet bodies, in FilmConstants film)
    {
        var sum = 0.0;
        foreach (var bundle in bodies.Bundles)
        {
            var stored = FilmKernel.StoredEnergy(bundle, film);
            for (var l = 0; l < bundle.Count; l++) sum += stored[l];
        }

        return sum;
    }

    /// <summary>Energy of the springs between bodies, at walls and at the foil [J].</summary>
    public static double Contact(FvState state)
    {
        var sum = 0.0;
        for (var s = 0; s < state.Bodies.Count; s++) sum += state.Contacts.StoredEnergy(s);
        return sum + state.Walls.StoredEnergy() + (state.Foil?.StoredEnergy ?? 0.0);
    }

    /// <summary>Kinetic energy of the scaled masses [J].</summary>
    public static double Kinetic(BodySet bodies)
    {
        var sum = 0.0;
        foreach (var bundle in bodies.Bundles)
        {
            for (var n = 0; n < bundle.Template.NodeCount; n++)
            {
                var v = bundle.Velocity.Address + n * Bundle.Vector;
                for (var l = 0; l < bundle.Count; l++)
                    sum += 0.5 * bundle.Mass[n * Bundle.Lanes + l] * (v[l] * v[l] + v[l + 8] * v[l + 8] + v[l + 16] * v[l + 16]);
            }
        }

        return sum;
    }
}

/// <summary>Energies at the start of a balance.</summary>
/// <param name="Elastic">Elastic energy of the zones [J].</param>
/// <param name="Contact">Energy of the springs of contacts [J].</param>
/// <param name="Foil">Energy stored and dissipated in the foil [J].</param>
internal readonly record struct EnergyStart(double Elastic, double Contact, double Foil)
{
    /// <summary>The energies of a state.</summary>
    public static EnergyStart Of(FvState state) => new(EnergySums.Elastic(state), EnergySums.Contact(state), EnergySums.Foil(state.Foil));
}

/// <summary>Momentum of the nodes, with scaled masses [N step2/m] and velocities [m/step].</summary>
/// <param name="Linear">Sum of m v [N step].</param>
/// <param name="Angular">Sum of m x cross v about the origin [N m step].</param>
/// <param name="Magnitude">Sum of m |v|: what a change of momentum is small against [N step].</param>
public readonly record struct Momentum(Vec3 Linear, Vec3 Angular, double Magnitude)
{
    /// <summary>Momentum of all bodies; scaled masses rise every 500 steps, so that it is to be compared within.</summary>
    internal static Momentum Of(FvState state)
    {
        Vec3 linear = Vec3.Zero, angular = Vec3.Zero;
        var magnitude = 0.0;
        foreach (var bundle in state.Bodies.Bundles)
        {
            for (var n = 0; n < bundle.Template.NodeCount; n++)
            {
                for (var l = 0; l < bundle.Count; l++)
                {
                    var at = n * Bundle.Vector + l;
                    var p = bundle.Mass[n * Bundle.Lanes + l]
                        * new Vec3(bundle.Velocity[at], bundle.Velocity[at + Bundle.Lanes], bundle.Velocity[at + 2 * Bundle.Lanes]);
                    linear += p;
                    angular += Vec3.Cross(bundle.Node(n, l), p);
                    magnitude += p.Length;
                }
            }
        }

        return new Momentum(linear, angular, magnitude);
    }
}
