using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.Transport.Networks;
using LmpDem.Transport.Plating;

namespace LmpDem.Verification.Transport;

/// <summary>
/// Two cubes on the foil with different bare area and one that is not joined: charge against volume (Faraday), the split of the
/// current between them, and the capacity at a potential limit under linear kinetics, which is known in closed form.
/// </summary>
public sealed class StrippedBodies : IVerification
{
    private const double Edge = 1e-6;

    /// <inheritdoc/>
    public string Name => "stripping of bodies";

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        // Cubes of 4 um, 2 um apart in a cell of 18 um x 6 um, electrolyte above.
        var body = new int[18 * 6 * 10];
        for (var v = 0; v < body.Length; v++)
        {
            int x = v % 18, y = v / 18 % 6, z = v / (18 * 6);
            body[v] = x % 6 < 4 && y < 4 && z < 4 ? x / 6 : ElectrodeCells.Pore;
        }

        var cells = ElectrodeCells.OfBlocks(18, 6, 10, (Edge, Edge, Edge), body);
        const double volume = 64e-18;
        var network = new BodyNetwork
        {
            Volume = [volume, volume, volume],
            Radius = [2.5e-6, 2.5e-6, 2.5e-6],
            Centre = [new Vec3(2e-6, 2e-6, 2e-6), new Vec3(8e-6, 2e-6, 2e-6), new Vec3(14e-6, 2e-6, 2e-6)],
            AtTop = [true, true, true],
            Box = Box.Layer(18e-6, 6e-6, 10e-6),
            Junctions = [.. Enumerable.Range(0, 3).Select(b => new Junction { First = b, Second = Junction.Foil, Area = 16e-12 })],
        };
        var patches = ReactivePatches.OnBodies(cells, [60e-12, 30e-12, 60e-12]);
        var spec = new PlatingSpec
        {
            Kinetics = KineticsLaw.Linear,
            ExchangeCurrentDensity = 1.0,
            PotentialLimit = 0.5,
            InterphaseResistance = 0.0
        };
        var result = Stripping.Run(network, [16e-12, 16e-12, 0.0], cells, patches, spec);

        // Slow kinetics: one current density for all, so cube roots of volume fall as 2 : 1; w = 1 - V1^(1/3) tells the state.
        var area = spec.CurrentDensity * cells.FootArea
            / (spec.PotentialLimit * spec.ExchangeCurrentDensity * Electrochemistry.InverseThermalVoltage(spec.Temperature));
        double near = 0.0, far = 1.0;
        for (var k = 0; k < 60; k++)
        {
            var w = 0.5 * (near + far);
            var left = 60e-12 * Math.Pow(Math.Max(0.0, 1.0 - 2.0 * w), 2.0) + 30e-12 * Math.Pow(1.0 - w, 2.0);
            if (left > area) near = w;
            else far = w;
        }

        var first = volume * (1.0 - Math.Pow(Math.Max(0.0, 1.0 - 2.0 * far), 3.0));
        var second = volume * (1.0 - Math.Pow(1.0 - far, 3.0));
        var lost = network.Volume.Sum() - result.RemainingVolume.Sum();
        return
        [
            VerificationCase.Relative(
                Name, "charge out over volume lost [mAh/cm3]", result.Capacity * cells.FootArea / lost / 3.6e6, 2062.0, "Faraday", 1e-9,
                "sums of some hundred steps"),
            VerificationCase.Relative(
                Name, "activation at a limit of 0.5 V", result.Activation, (first + second) / (3.0 * volume),
                "areas as V^(2/3), one current density", 2e-3, "steps of 1e-4 at the limit; ohmic drops of some uV beside 50 mV and more"),
            VerificationCase.Relative(
                Name, "volume left on the body with less bare area, of its own", result.RemainingVolume[1] / volume, 1.0 - second / volume,
                "areas as V^(2/3), one current density", 5e-3, "as above"),
            VerificationCase.Absolute(
                Name, "volume lost by the body that is not connected", 1.0 - result.RemainingVolume[2] / volume, 0.0, "not connected", 0.0,
                "exact"),
        ];
    }
}
