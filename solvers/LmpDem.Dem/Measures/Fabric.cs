using LmpDem.Dem.Bodies;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Measures;

/// <summary>Fabric tensor of the contact normals (Satake 1982): F = (1/Nc) sum n (x) n, trace 1 where there is any contact.</summary>
public static class Fabric
{
    /// <summary>The fabric tensor of the particle-particle contacts; zero where there is none.</summary>
    public static Sym3 Of(Contacts contacts)
    {
        var sum = default(Sym3);
        var count = 0;
        for (var c = 0; c < contacts.Count; c++)
        {
            if (contacts.IsTool(c)) continue;
            sum += Sym3.Dyad(contacts.Normal[c], contacts.Normal[c]);
            count++;
        }

        return count == 0 ? default : (1.0 / count) * sum;
    }

    /// <summary>Anisotropy along the press direction, F_zz - (F_xx + F_yy) / 2: 0 for an isotropic packing.</summary>
    public static double Vertical(Sym3 fabric) => fabric.Zz - 0.5 * (fabric.Xx + fabric.Yy);
}
