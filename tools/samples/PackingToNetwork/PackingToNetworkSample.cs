using System.Globalization;
using LmpDem.Dem.Laws;
using LmpDem.Dem.Packing;
using LmpDem.Dem.Press;
using LmpDem.Engine.Press;
using LmpDem.Scenarios.Snapshots;
using LmpDem.Transport.Networks;

namespace LmpDem.Samples;

/// <summary>
/// From a packing to its network in memory, without a scenario and without a file: a powder is packed and pressed, and at every ratio
/// contacts that are large enough count as metallic.
/// </summary>
public static class PackingToNetworkSample
{
    /// <summary>Runs the sample.</summary>
    /// <param name="told">Its output goes here.</param>
    public static void Run(TextWriter told)
    {
        ArgumentNullException.ThrowIfNull(told);
        var electrode = ElectrodeGenerator.Generate(
            new ElectrodeSpec
            {
                Thickness = 60e-6,
                SolidsFraction = 0.5,
                LateralX = 60e-6,
                LateralY = 60e-6,
                SizeDistribution = new() { Weighting = SizeWeighting.Number, D50 = 16e-6, SigmaG = 1.1, CutMin = 12e-6, CutMax = 20e-6 },
            },
            new PowderSeeds(1, 1, 1));
        var press = new Calendering
        {
            Layer = electrode.Spheres,
            Box = electrode.Box,
            Press = new PressSpec { Ratios = [0.0, 0.1, 0.2], Unload = false },
            Material = new MaterialSpec { StiffnessScale = 0.03 },
        };
        var criteria = new CriteriaSpec { ContactSize = 0.03 };
        told.WriteLine("ratio,bodies,junctions,metallic,connected,conductivity (S/m)");
        foreach (var state in press.States())
        {
            var network = SphereJunctions.Of(state.Spheres, state.Contacts, state.Box);
            var metallic = JunctionCriterion.ContactSize.AreasOf(network, criteria);
            var count = metallic.Count(area => area > 0.0);
            var connected = Clusters.Of(network, metallic).FoilFraction;
            var conductivity = LayerConduction.Of(network, metallic, new ConductionSpec()).Conductivity;
            told.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{state.AchievedRatio:0.000},{network.Count},{network.Junctions.Count},{count},{connected:0.000},{conductivity:0.0}"));
        }
    }
}
