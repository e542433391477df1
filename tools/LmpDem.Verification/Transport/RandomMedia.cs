using LmpDem.Engine.Geometry;
using LmpDem.Engine.Geometry.Voxels;
using LmpDem.Engine.Numerics;
using LmpDem.Transport.Diffusion;

namespace LmpDem.Verification.Transport;

/// <summary>
/// Random spheres, apart and overlapping, against rigorous upper bounds (Hashin and Shtrikman 1962, for spheres Maxwell's formula;
/// Weissberg 1963 for overlapping spheres), and the spheres apart against Bruggeman's law.
/// </summary>
public sealed class RandomMedia : IVerification
{
    private const int Size = 48;
    private const int Apart = 60;
    private const int Overlapping = 200;
    private static readonly Box Cube = new(new Vec3(1, 1, 1), true, true, true);

    /// <inheritdoc/>
    public string Name => "diffusion between random spheres";

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        var rows = new List<VerificationCase>();
        foreach (var solids in new[] { 0.15, 0.3 })
        {
            var radius = Math.Cbrt(solids / Apart * 0.75 / Math.PI);
            var (porosity, found) = Extrapolated(Scatter(Apart, radius), radius);
            var quantity = FormattableString.Invariant($"D_e/D_0 of spheres apart, porosity {porosity:0.000}");
            rows.Add(VerificationCase.Relative(
                Name, quantity, found, Math.Pow(porosity, 1.5), "Bruggeman 1935; for random spheres De La Rue & Tobias 1959", 0.04,
                "an effective medium is no exact result; one sample of 60 spheres"));
            rows.Add(Below(quantity, found, 2.0 * porosity / (3.0 - porosity), "Hashin & Shtrikman 1962 = Maxwell 1873"));
        }

        foreach (var wanted in new[] { 0.4, 0.7 })
        {
            var radius = Math.Cbrt(-Math.Log(wanted) / Overlapping * 0.75 / Math.PI);
            var random = new Philox(1, "overlapping");
            var centre = new Vec3[Overlapping];
            for (var s = 0; s < centre.Length; s++) centre[s] = Place(ref random);
            var (porosity, found) = Extrapolated(centre, radius);
            rows.Add(Below(
                FormattableString.Invariant($"D_e/D_0 of overlapping spheres, porosity {porosity:0.000}"), found,
                    porosity / (1.0 - 0.5 * Math.Log(porosity)), "Weissberg 1963"));
        }

        return rows;
    }

    private VerificationCase Below(string quantity, double found, double bound, string source) => new(
        Name, quantity + ", above its bound", found, bound, source, Math.Max(0.0, found / bound - 1.0), "relative", 0.0,
            "a rigorous upper bound");

    // Mean of three directions, the second order of the cells removed by two grids.
    private static (double Porosity, double Found) Extrapolated(Vec3[] centre, double radius)
    {
        var (_, coarse) = Mean(centre, radius, Size);
        var (porosity, fine) = Mean(centre, radius, 2 * Size);
        return (porosity, (4.0 * fine - coarse) / 3.0);
    }

    private static (double Porosity, double Found) Mean(Vec3[] centre, double radius, int size)
    {
        var shapes = BodyShapes.Of(centre, [.. centre.Select(_ => radius)]);
        var pores = PoreSpace.Of(CutCells.Of(shapes, Cube, (size, size, size), new CutSettings { BetweenWalls = false }));
        return (pores.Porosity, new[] { Axis.X, Axis.Y, Axis.Z }.Average(axis => LaplaceSolver.Solve(pores, axis).EffectiveDiffusivity));
    }

    private static Vec3[] Scatter(int count, double radius)
    {
        var random = new Philox(1, "apart");
        var centre = new List<Vec3>();
        while (centre.Count < count)
        {
            var place = Place(ref random);
            if (centre.TrueForAll(c => Cube.MinImage(c - place).Length > 2.0 * radius)) centre.Add(place);
        }

        return [.. centre];
    }

    private static Vec3 Place(ref Philox random) => new(random.NextUniform(), random.NextUniform(), random.NextUniform());
}
