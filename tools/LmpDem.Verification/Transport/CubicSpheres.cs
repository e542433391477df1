using LmpDem.Engine.Geometry;
using LmpDem.Engine.Geometry.Voxels;
using LmpDem.Engine.Numerics;
using LmpDem.Transport.Diffusion;
using LmpDem.Transport.Networks;

namespace LmpDem.Verification.Transport;

/// <summary>
/// Insulating spheres on a simple cubic lattice against the series of Sangani and Acrivos (1983, Proc. R. Soc. A 386, 263), which
/// goes on from Rayleigh (1892). The sphere stands off the lattice's symmetry planes, so that it cuts cells everywhere alike.
/// </summary>
public sealed class CubicSpheres : IVerification
{
    private static readonly Vec3 Centre = new(0.513, 0.471, 0.5);
    private static readonly CutSettings Settings = new() { BetweenWalls = false };

    /// <inheritdoc/>
    public string Name => "diffusion between spheres on a cubic lattice";

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        var rows = new List<VerificationCase>();
        const string source = "Sangani & Acrivos 1983";
        foreach (var solids in new[] { 0.1, 0.2, 0.3, 0.4 })
        {
            var radius = Math.Cbrt(0.75 * solids / Math.PI);
            var series = Series(solids);
            var ten = (int)Math.Round(10.0 / radius);
            rows.Add(VerificationCase.Relative(
                Name, FormattableString.Invariant($"D_e/D_0 at solids {solids}, ten cells a radius"), Found(radius, ten), series,
                    source, 0.01,
                "asked for; the error is of second order and some 0.2 % here"));
            var (coarse, middle, fine, finest) = (Found(radius, 16), Found(radius, 32), Found(radius, 48), Found(radius, 96));
            var limit = (4.0 * finest - fine) / 3.0;
            rows.Add(VerificationCase.Relative(
                Name, FormattableString.Invariant($"D_e/D_0 at solids {solids}, limit of 48^3 and 96^3 cells"), limit, series, source,
                    0.001, "terms that the series leaves out: 4e-4 at 0.4"));
            rows.Add(VerificationCase.Absolute(
                Name, FormattableString.Invariant($"order of the error at solids {solids}, 16 and 32 cells an edge"),
                    Math.Log2(Math.Abs((coarse - limit) / (middle - limit))), 2.0,
                "cut cells", 0.3, "asked for at least 1.7; cells that a sphere cuts are not similar on two grids"));
            rows.Add(VerificationCase.Absolute(
                Name, FormattableString.Invariant($"third of the change to half the edge over the error, solids {solids}, 32^3"),
                    Math.Abs(middle - coarse) / 3.0 / Math.Abs(middle - limit), 1.0,
                "Richardson, second order", 0.5, "the estimate of networks.csv: it follows the order"));
        }

        return rows;
    }

    /// <summary>D_e / D_0 between insulating spheres on a simple cubic lattice; below a solids fraction of about 0.45.</summary>
    private static double Series(double solids)
    {
        // L_i = (k - 1) / (k + 2 i / (2 i - 1)) for a conductivity ratio k = 0.
        static double L(int i) => -(2.0 * i - 1.0) / (2.0 * i);
        double Power(double thirds) => Math.Pow(solids, thirds / 3.0);
        var pairs = 1.3047 * L(2) * Power(10) * (1.0 + 0.2305 * L(3) * Power(11)) / (1.0 - 0.4054 * L(2) * Power(7));
        var rest = 0.07231 * L(3) * Power(14) + 0.1526 * L(4) * Power(18) + 0.0105 * L(5) * Power(22);
        return 1.0 - 3.0 * solids / (-1.0 / L(1) + solids + pairs + rest);
    }

    private static double Found(double radius, int size)
    {
        var cells = CutCells.Of(BodyShapes.Of([Centre], [radius]), Box.Layer(1, 1, 1), (size, size, size), Settings);
        return LaplaceSolver.Solve(PoreSpace.Of(cells), Axis.Z).EffectiveDiffusivity;
    }
}

/// <summary>A cubic lattice of equal spheres on the foil conducts as its columns do.</summary>
public sealed class LayerConductivity : IVerification
{
    private const double Radius = 10e-6;
    private const double Area = 4e-12;

    /// <inheritdoc/>
    public string Name => "conduction through a layer";

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        const int height = 12;
        var network = CubicNetwork.Of(10, height, Radius);
        var spec = new ConductionSpec();
        var made = LayerConduction.Of(network, [.. network.Junctions.Select(_ => Area)], spec);
        var side = SpotResistance.HalfSpace(Area, spec.LithiumResistivity) + SpotResistance.Body(Area, Radius, spec.LithiumResistivity);
        var column = (2 * height - 1) * side + SpotResistance.HalfSpace(Area, spec.FoilResistivity);
        var exact = (2 * height - 1) * Radius / column / (4.0 * Radius * Radius);
        return
        [
            VerificationCase.Relative(
                Name, "conductivity of 10 x 10 x 12 spheres [S/m]", made.Conductivity, exact, "columns in parallel", 1e-8,
                "the solver stops at a relative residual of 1e-10"),
        ];
    }
}
