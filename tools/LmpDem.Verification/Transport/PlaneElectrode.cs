using LmpDem.Engine.Geometry;
using LmpDem.Engine.Geometry.Voxels;
using LmpDem.Engine.Numerics;
using LmpDem.Transport.Diffusion;
using LmpDem.Transport.Plating;

namespace LmpDem.Verification.Transport;

/// <summary>
/// A plane of lithium under electrolyte: the cell's potential is an ohmic drop, the drop over an interphase and a kinetic overpotential in
/// series, whether the plane is a face of cells or cuts them.
/// </summary>
public sealed class PlaneElectrode : IVerification
{
    private const double Edge = 2e-6;
    private const int Depth = 25;

    /// <inheritdoc/>
    public string Name => "plane lithium electrode";

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        const string reason = "a layered medium is exact on cells; solver tolerance";
        var spec = new PlatingSpec { InterphaseResistance = 0.0 };
        var covered = spec with { InterphaseResistance = 0.01 }; // 100 Ohm cm2
        var thermal = 1.0 / Electrochemistry.InverseThermalVoltage(spec.Temperature);
        double Ohmic(double density) => density * Depth * Edge / spec.ElectrolyteConductivity;
        double Curved(double density) => 2.0 * thermal * Math.Asinh(density / (2.0 * spec.ExchangeCurrentDensity));
        var tafel = (Polarisation(spec, 1e5) - Ohmic(1e5)) - (Polarisation(spec, 1e4) - Ohmic(1e4));
        return
        [
            VerificationCase.Relative(
                Name, "polarisation at 0.2 mA/cm2, linear kinetics [V]", Polarisation(spec with { Kinetics = KineticsLaw.Linear }, 2.0),
                Ohmic(2.0) + thermal * 2.0 / spec.ExchangeCurrentDensity, "i L / kappa + i R T / (F i0)", 1e-8, reason),
            VerificationCase.Relative(
                Name, "polarisation at 0.2 mA/cm2, Butler-Volmer [V]", Polarisation(spec, 2.0), Ohmic(2.0) + Curved(2.0),
                "i L / kappa + (2 R T / F) arsinh(i / 2 i0)", 1e-8, reason),
            VerificationCase.Relative(
                Name, "polarisation at 10,000 A/m2, Butler-Volmer [V]", Polarisation(spec, 1e4), Ohmic(1e4) + Curved(1e4),
                "i L / kappa + (2 R T / F) arsinh(i / 2 i0)", 1e-8, reason),
            VerificationCase.Relative(
                Name, "polarisation at 0.2 mA/cm2 under an interphase, linear kinetics [V]",
                Polarisation(covered with { Kinetics = KineticsLaw.Linear }, 2.0),
                Ohmic(2.0) + thermal * 2.0 / spec.ExchangeCurrentDensity + 2.0 * 0.01, "i (R_ct + R_sei + L / kappa)", 1e-8, reason),
            VerificationCase.Relative(
                Name, "polarisation at 100 A/m2 under an interphase, Butler-Volmer [V]", Polarisation(covered, 100.0),
                Ohmic(100.0) + Curved(100.0) + 100.0 * 0.01, "i (R_sei + L / kappa) + (2 R T / F) arsinh(i / 2 i0)", 1e-8, reason),
            VerificationCase.Relative(
                Name, "polarisation at 10,000 A/m2, a plane through cells [V]", Cut(spec, 1e4),
                Ohmic(1e4) - 1e4 * CutAt / spec.ElectrolyteConductivity + Curved(1e4), "i L / kappa + (2 R T / F) arsinh(i / 2 i0)", 1e-6,
                "open fractions in steps of 1e-6"),
            VerificationCase.Relative(
                Name, "Tafel slope from 1e4 to 1e5 A/m2 [V/decade]", tafel, 2.0 * thermal * Math.Log(10.0),
                "2.303 R T / (alpha F), alpha = 1/2", 1e-6, "the back reaction is (i0 / i)^2 = 1e-6 of the current"),
        ];
    }

    // The lithium ends a third of an edge above the foil, and the electrolyte is as much thinner.
    private const double CutAt = Edge / 3.0;

    private static double Cut(PlatingSpec spec, double density)
    {
        var length = new Vec3(2 * Edge, 2 * Edge, Depth * Edge);
        Vec3[] nodes = [.. Enumerable.Range(0, 8).Select(n => new Vec3((n & 1) * length.X, (n >> 1 & 1) * length.Y, (n >> 2) * CutAt))];
        long[] quads = [0, 2, 3, 1, 4, 5, 7, 6, 0, 1, 5, 4, 2, 6, 7, 3, 0, 4, 6, 2, 1, 3, 7, 5];
        long[] corners = [.. quads.Chunk(4).SelectMany(q => new[] { q[0], q[1], q[2], q[0], q[2], q[3] })];
        var shapes = BodyShapes.Of(new ClosedSurfaces(nodes, corners, [0, corners.Length / 3]));
        CutCells Of(BodyShapes bodies) => CutCells.Of(bodies, Box.Layer(length.X, length.Y, length.Z), (2, 2, Depth), new CutSettings());
        var layer = new ElectrodeCells(Of(shapes), scale => Of(shapes.Scaled(scale)));
        var top = new SurfaceFacets([new Vec3(Edge, Edge, CutAt)], [new Vec3(0, 0, 1)], [layer.FootArea], [1.0], [1.0], [0]);
        var patches = Enumerable.Range(0, 4)
            .SelectMany(n => ReactivePatches.OnFacets(
            layer, top with { Centre = [new Vec3((n % 2 + 0.5) * Edge, (n / 2 + 0.5) * Edge, CutAt)], Area = [layer.FootArea / 4] }))
            .ToList();
        return -SecondaryCurrent.Solve(layer, patches, ElectronicLinks.Of([true]), spec, density * layer.FootArea).Potential;
    }

    private static double Polarisation(PlatingSpec spec, double density)
    {
        var body = new int[4 * (Depth + 1)];
        for (var v = 0; v < body.Length; v++) body[v] = v < 4 ? 0 : ElectrodeCells.Pore;
        var cells = ElectrodeCells.OfBlocks(2, 2, Depth + 1, (Edge, Edge, Edge), body);
        var patches = ReactivePatches.OnBodies(cells, [cells.FootArea]);
        return -SecondaryCurrent.Solve(cells, patches, ElectronicLinks.Of([true]), spec, density * cells.FootArea).Potential;
    }
}
