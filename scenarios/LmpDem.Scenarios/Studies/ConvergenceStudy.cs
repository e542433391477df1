using System.Globalization;
using System.Text;
using System.Text.Json;
using LmpDem.Engine.Snapshots;
using LmpDem.FiniteVolume.Meshing;
using LmpDem.Scenarios.Reading;
using LmpDem.Scenarios.Stages;
using LmpDem.Scenarios.Writing;

namespace LmpDem.Scenarios.Studies;

/// <summary>One numerical setting of a scenario, coarser or finer than the scenario has it.</summary>
/// <param name="Setting">Name of the setting ("mesh", "speed", "press", "voxel", "foil").</param>
/// <param name="IsFiner">Whether it is finer, so that its change estimates the error of the scenario's own.</param>
/// <param name="Values">Keys and the values they take, as they are written in a scenario.</param>
/// <param name="Seconds">Estimate of the wall time of its run on one thread [s].</param>
public sealed record ConvergenceStep(string Setting, bool IsFiner, IReadOnlyList<(string Key, string Value)> Values, double Seconds)
{
    /// <summary>The values in a few words ("5,3", "1.5 um").</summary>
    public string Text => string.Join(" x ", Values.Select(v => v.Value));
}

/// <summary>
/// The study that tells what the numerical settings of a scenario cost: the scenario itself, then one setting at a time coarser and
/// finer, cheapest first. It is written as a study file with `list`, and runs, goes on and grows as any other.
/// </summary>
public sealed class ConvergenceStudy
{
    /// <summary>Names of the settings.</summary>
    public static readonly IReadOnlyList<string> Settings = ["mesh", "speed", "press", "voxel", "foil"];

    private readonly Scenario scenario;
    private readonly string folder;
    private readonly IReadOnlyList<(string Key, string Value)> own;

    /// <summary>Finds the settings that a scenario has, and writes it into the folder of the study.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="wanted">Names of settings; those that the scenario has no use for are left out.</param>
    /// <param name="folder">Folder of the study; made if need be.</param>
    public ConvergenceStudy(Scenario scenario, IReadOnlyList<string> wanted, string folder)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        this.scenario = scenario;
        this.folder = folder;
        Directory.CreateDirectory(folder);
        WholeFile.WriteText(ScenarioFile, ResolvedText.Write(scenario, comments: false));
        if (scenario.GivenPacking is { } packing) WholeFile.Write(Path.Combine(folder, packing.CopyName), s => s.Write(packing.Content));
        var choices = Settings.Where(wanted.Contains).SelectMany(Choices).ToList();
        own = [.. choices.SelectMany(c => c.Own).DistinctBy(v => v.Key)];
        BaseSeconds = RunPlan.Of(scenario, 1).WallSeconds;
        Steps = [.. choices.Select(StepOf).OfType<ConvergenceStep>().OrderBy(s => s.Seconds)];
    }

    /// <summary>Estimate of the wall time of the scenario itself on one thread [s].</summary>
    public double BaseSeconds { get; }

    /// <summary>All steps, cheapest first.</summary>
    public IReadOnlyList<ConvergenceStep> Steps { get; }

    /// <summary>Steps whose runs, with that of the scenario itself, fit into a time: the cheapest ones.</summary>
    /// <param name="seconds">Wall time on one thread [s].</param>
    public IReadOnlyList<ConvergenceStep> Within(double seconds)
    {
        var left = seconds - BaseSeconds;
        return [.. Steps.TakeWhile(s => (left -= s.Seconds) >= 0)];
    }

    /// <summary>The value that the scenario itself has for a step.</summary>
    /// <param name="step">The step.</param>
    public string OwnText(ConvergenceStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return string.Join(" x ", step.Values.Select(v => own.First(o => o.Key == v.Key).Value));
    }

    /// <summary>Writes the study file, which lists the scenario itself and then the steps.</summary>
    /// <param name="steps">The steps.</param>
    /// <returns>Path of the study file.</returns>
    public string Write(IReadOnlyList<ConvergenceStep> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        var text = new StringBuilder().Append("# Written by `lmpdem converge`: the scenario itself, then one setting at a time.\n");
        text.Append(CultureInfo.InvariantCulture, $"name: {JsonSerializer.Serialize(scenario.Name + "-converge")}\n");
        text.Append("scenario: scenario.yaml\n");
        string[] outputs = ["spheres", "contacts", "bodies", "films", "junctions", "pores", "figures", "report"];
        text.Append(CultureInfo.InvariantCulture, $"set: [{string.Join(", ", outputs.Select(o => $"output.{o}=false"))}]\nlist:\n");
        foreach (var values in (IEnumerable<IReadOnlyList<(string Key, string Value)>>)[[], .. steps.Select(s => s.Values)])
        {
            var row = own.Select(o => values.FirstOrDefault(v => v.Key == o.Key, o))
                .Select(v => $"{v.Key}: {JsonSerializer.Serialize(v.Value)}");
            text.Append(CultureInfo.InvariantCulture, $"  - {{ {string.Join(", ", row)} }}\n");
        }

        var path = Path.Combine(folder, "study.yaml");
        WholeFile.WriteText(path, text.ToString());
        return path;
    }

    private string ScenarioFile => Path.Combine(folder, "scenario.yaml");

    // A value that the scenario cannot have, a foil narrower than its particles need above all, is no step.
    private ConvergenceStep? StepOf(Choice choice)
    {
        try
        {
            Override[] values = [.. choice.Values.Select(v => new Override(v.Key, v.Value, "converge"))];
            var changed = ScenarioReader.ReadFile(ScenarioFile, values, extensions: scenario.Extensions);
            return new ConvergenceStep(choice.Setting, choice.IsFiner, choice.Values, RunPlan.Of(changed, 1).WallSeconds);
        }
        catch (ScenarioException)
        {
            return null;
        }
    }

    private IEnumerable<Choice> Choices(string setting)
    {
        var (compact, press, electrode) = (scenario.Compact, scenario.Press, scenario.Electrode);
        return setting switch
        {
            "mesh" when compact.Enabled && TemplateSize.TryParse(compact.Template, out var size) =>
                from other in (TemplateSize?[])[
                    TemplateSize.Ladder.Cast<TemplateSize?>().LastOrDefault(t => t!.Value.Zones < size.Zones),
                    TemplateSize.Ladder.Cast<TemplateSize?>().FirstOrDefault(t => t!.Value.Zones > size.Zones)]
                where other is not null
                select new Choice(
                    setting, other.Value.Zones > size.Zones, [("compact.template", Text(other.Value))], [("compact.template", Text(size))]),
            "speed" when compact.Enabled => Scaled(setting, 2.0, ("compact.steps_per_percent", compact.StepsPerPercent, 1.0, "")),
            "press" => Scaled(setting, 0.5, ("press.max_inertial_number", press.MaxInertialNumber, 1.0, "")),
            "voxel" when scenario.HasNetworks && scenario.Transport.Pores is { Enabled: true } pores => Scaled(
                setting, 1 / 1.5,
                ("transport.pores.voxel", pores.CellFor(electrode.LateralX * electrode.LateralY * electrode.LayerThickness), 1e6, " um")),
            "foil" when scenario.GivenPacking is null => Scaled(
                setting, 4.0 / 3.0,
                ("electrode.lateral_x", electrode.LateralX, 1e6, " um"), ("electrode.lateral_y", electrode.LateralY, 1e6, " um")),
            _ => [],
        };
    }

    private static string Text(TemplateSize size) => string.Create(CultureInfo.InvariantCulture, $"{size.Across},{size.Deep}");

    // Coarser by the inverse of the factor, finer by the factor.
    private static Choice[] Scaled(string setting, double factor, params (string Key, double Si, double PerUnit, string Unit)[] values)
    {
        (string, string)[] By(double f) =>
            [.. values.Select(v => (v.Key, (f * v.Si * v.PerUnit).ToString("G4", CultureInfo.InvariantCulture) + v.Unit))];
        return [new Choice(setting, false, By(1 / factor), By(1)), new Choice(setting, true, By(factor), By(1))];
    }

    private sealed record Choice(
        string Setting, bool IsFiner, IReadOnlyList<(string Key, string Value)> Values, IReadOnlyList<(string Key, string Value)> Own);
}
