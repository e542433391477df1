using System.Globalization;
using LmpDem.Analysis.Figures;
using LmpDem.Electrode.Quantities;
using LmpDem.Scenarios.Extending;
using LmpDem.Scenarios.Reading;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Stages;

namespace LmpDem.Samples;

/// <summary>A measure of one's own: a scenario runs into a folder, whose summary.csv and figures show the measure.</summary>
public static class ForceInequalitySample
{
    private const string Scenario = """
        name: force-inequality
        electrode:
          thickness: 45 um
          solids_fraction: 0.5
          lateral_x: 50 um
          lateral_y: 50 um
          size_distribution: { kind: log_normal, weighting: number, d50: 16 um, sigma_g: 1.1, cut_min: 12 um, cut_max: 20 um }
        material: { stiffness_scale: 0.03 }
        press: { ratios: [0, 5 %, 10 %], unload: false }
        transport: { enabled: false }
        """;

    /// <summary>Runs the sample.</summary>
    /// <param name="folder">Folder of the run.</param>
    /// <param name="told">Its output goes here.</param>
    public static void Run(string folder, TextWriter told)
    {
        ArgumentNullException.ThrowIfNull(told);
        var extensions = Extensions.None.With(new ForceInequalityPlugIn());
        var scenario = ScenarioReader.ReadText(Scenario, "sample", extensions);
        using var run = new RunFolder(folder);
        var outcome = Pipeline.Run(scenario, run, new RunSettings(1, CancellationToken.None), force: true);
        told.WriteLine(string.Join(',', Catalogue.CalenderingRatio.Column, ForceInequality.Quantity.Column));
        foreach (var row in outcome.Rows)
            told.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{row[Catalogue.CalenderingRatio]:0.000},{row[ForceInequality.Quantity]:0.000}"));
        using var figure = MeasureFigure.Draw(ForceInequality.Quantity, outcome.Rows);
        figure.Save(run.Figures);
        told.WriteLine($"figure: {figure.Name}.png");
    }
}
