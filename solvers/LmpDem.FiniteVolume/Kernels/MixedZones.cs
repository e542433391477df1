using System.Runtime.Intrinsics;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace LmpDem.FiniteVolume.Kernels;

/// <summary>Queries on zones in mixed discretisation besides their step: means over their tetrahedra, energy, start.</summary>
internal static unsafe class MixedZones
{
    /// <summary>Puts the means by volume of deviator and plastic strain of the tetrahedra into the heads of the zones.</summary>
    public static void Average(Bundle bundle)
    {
        var state = bundle.Zone.Address;
        var corners = bundle.Corners.Address;
        var means = stackalloc V[MixedRow.TetrahedronRows];
        for (var z = 0; z < bundle.Template.ZoneCount; z++, corners += 8, state += MixedRow.Stride)
        {
            var total = V.Zero;
            for (var r = 0; r < MixedRow.TetrahedronRows; r++) means[r] = V.Zero;
            for (var t = 0; t < MixedRow.Tetrahedra; t++)
            {
                var row = Tetrahedron(state, t);
                var volume = Vector512.Abs(SixVolumes(bundle.Position.Address, corners, t));
                total += volume;
                for (var r = 0; r < MixedRow.TetrahedronRows; r++)
                    means[r] = Vector512.FusedMultiplyAdd(volume, Vector512.Load(row + 8 * r), means[r]);
            }

            for (var r = 0; r < MixedRow.TetrahedronRows; r++) (means[r] / total).Store(state + 8 * (ZoneRow.Stress + r));
        }
    }

    /// <summary>Clears the plastic strain of the tetrahedra.</summary>
    public static void ClearStrain(Bundle bundle)
    {
        for (var z = 0; z < bundle.Template.ZoneCount; z++)
        {
            for (var t = 0; t < MixedRow.Tetrahedra; t++)
                V.Zero.Store(Tetrahedron(bundle.Zone.Address + (long)z * MixedRow.Stride, t) + 8 * MixedRow.PlasticStrain);
        }
    }

    /// <summary>Sum of s:s V over the tetrahedra of a zone, by their weights [Pa2 m3].</summary>
    /// <param name="bundle">Bodies.</param>
    /// <param name="zone">Zone.</param>
    /// <param name="lane">Body.</param>
    public static double SquareStress(Bundle bundle, int zone, int lane)
    {
        var sum = 0.0;
        for (var t = 0; t < MixedRow.Tetrahedra; t++)
        {
            var row = Tetrahedron(bundle.Zone.Address + (long)zone * MixedRow.Stride, t) + lane;
            double s11 = row[0], s22 = row[8], s12 = row[16], s13 = row[24], s23 = row[32], s33 = -(s11 + s22);
            Vec3 Corner(int k) => bundle.Node(bundle.Template.Zones[8 * zone + MixedKernel.Corners[4 * t + k]], lane);
            var origin = Corner(0);
            var six = Math.Abs(Vec3.Dot(Corner(1) - origin, Vec3.Cross(Corner(2) - origin, Corner(3) - origin)));
            sum += six / 12.0 * (s11 * s11 + s22 * s22 + s33 * s33 + 2.0 * (s12 * s12 + s13 * s13 + s23 * s23));
        }

        return sum;
    }

    private static double* Tetrahedron(double* state, int t) => state + 8 * (MixedRow.Tetrahedron + t * MixedRow.TetrahedronRows);

    private static V SixVolumes(double* position, int* corners, int t)
    {
        var tetrahedron = MixedKernel.Corners.AsSpan(4 * t, 4);
        var origin = Vectors.Load(position + corners[tetrahedron[0]]);
        Vectors e1 = Vectors.Load(position + corners[tetrahedron[1]]) - origin,
            e2 = Vectors.Load(position + corners[tetrahedron[2]]) - origin;
        return Vectors.Dot(Vectors.Load(position + corners[tetrahedron[3]]) - origin, Vectors.Cross(e1, e2));
    }
}
