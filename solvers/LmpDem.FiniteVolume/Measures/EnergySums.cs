using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Contact;
using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.Meshing;
using LmpDem.FiniteVolume.Stepping;

namespace LmpDem.FiniteVolume.Measures;

/// <summary>Energies that are sums over the present state.</summary>
internal static unsafe class EnergySums
{
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
    public static double Elastic(FvStepper stepper)
    {
        var sum = 0.0;
        foreach (var bundle in stepper.Bodies.Bundles) sum += Elastic(bundle, stepper.BulkModulus, stepper.ShearModulus);
        return sum + HourglassElastic(stepper);
    }

    /// <summary>Elastic energy that the bending of joint zones stores [J].</summary>
    public static double HourglassElastic(FvStepper stepper)
    {
        var sum = 0.0;
        foreach (var bundle in stepper.Bodies.Bundles) sum += HourglassElastic(bundle, stepper.HourglassWeight, stepper.ShearModulus);
        return sum;
    }

    /// <summary>Energy stored and dissipated in a foil, damping and motion included [J].</summary>
    public static double Foil(FoilSlab foil, PlasticMaterial material)
    {
        var bundle = foil.Bundle;
        var sum = Elastic(bundle, material.BulkModulus, material.ShearModulus) + HourglassElastic(bundle, FoilSlab.Hourglass.Weight, material.ShearModulus)
            + bundle.LaneValue(LaneRow.DampingWork, 0);
        for (var l = 0; l < bundle.Count; l++)
            sum += bundle.LaneValue(LaneRow.PlasticWork, l) + bundle.LaneValue(LaneRow.HourglassViscousWork, l) + bundle.LaneValue(LaneRow.ViscousWork, l);
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
                var square = bundle.Formulation == ZoneFormulation.Mixed ? MixedZones.SquareStress(bundle, z, l) : volume * SquareStress(row);
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
                        / (2.0 * weight * ZoneKernel.Stiffness(mode) * shear * row[ZoneRow.Size * Bundle.Lanes]);
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

    /// <summary>Energy of the springs between bodies [J].</summary>
    public static double Contact(FvStepper stepper)
    {
        var sum = 0.0;
        for (var s = 0; s < stepper.Bodies.Count; s++) sum += stepper.Contacts.StoredEnergy(s);
        return sum;
    }

    /// <summary>Energy of the springs at the tools [J].</summary>
    public static double Tools(BodySet bodies, ToolTouch[] touches, Tool[] tools, int first)
    {
        var sum = 0.0;
        for (var b = 0; b < touches.Length; b++)
        {
            var bundle = bodies.Bundles[b];
            for (var t = first; t < tools.Length; t++)
            {
                sum += touches[b].SlipEnergy(t);
                foreach (var n in bundle.Template.SurfaceNodes)
                {
                    for (var l = 0; l < bundle.Count; l++)
                    {
                        var depth = Math.Min(tools[t].Distance(bundle.Node(n, l)), 0.0);
                        sum += 0.5 * ContactRules.ToolStiffness * bundle.LaneValue(LaneRow.Stiffness, l) * depth * depth;
                    }
                }
            }
        }

        return sum;
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
