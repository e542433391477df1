using LmpDem.Transport.Networks;

namespace LmpDem.Verification.Transport;

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
            VerificationCase.Relative(Name, "conductivity of 10 x 10 x 12 spheres [S/m]", made.Conductivity, exact, "columns in parallel", 1e-8, "the solver stops at a relative residual of 1e-10"),
        ];
    }
}
