using System.CommandLine;
using LmpDem.Cli.Calibrating;
using LmpDem.Transport.Activation;
using LmpDem.Transport.Calibration;
using LmpDem.Transport.Networks;

namespace LmpDem.Cli.Verbs;

/// <summary>
/// `lmpdem calibrate`: fits coefficients of a criterion, or keys of the scenario, to named points of a measured activation.
/// </summary>
internal static class CalibrateVerb
{
    public static Command Create(Shell shell)
    {
        var runs = new Argument<string[]>("run")
        {
            Description = "folders of runs that differ in their seed; their mean is fitted",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var parameters = new Option<string>("--parameters")
        {
            Description =
            $"what is fitted, at most {ParameterSearch.MaxParameters}: "
            + $"{string.Join(", ", CalibrationParameter.OfCriteria.Select(p => p.Name))}, or keys of the scenario in which runs differ, "
            + $"such as film.strength",
            HelpName = "names",
            DefaultValueFactory = _ => "psi_foil,psi_bodies"
        };
        var study = new Option<string[]>("--study") { Description = "folder that holds folders of runs", HelpName = "dir" };
        var criterion = new Option<string?>("--criterion")
        {
            Description = "local_exposure, film_theory, contact_size, overlap_law or fracture; default: that of the parameters",
            HelpName = "name",
        };
        var hold = new Option<string?>("--hold") { Description = "coefficients that are held, name=value,...", HelpName = "values" };
        var bounds = new Option<string?>("--bounds") { Description = "bounds of parameters, name=low:high,...", HelpName = "bounds" };
        var points = new Option<string?>("--points")
        {
            Description = "measured ratios that the fit uses, or all; the others are predicted; default: those that the reference names as"
                + " calibrated (kang-2026: 20 %,30 %,40 %) if all were measured, else all",
            HelpName = "ratios",
        };
        var measured = new Option<string?>("--measured")
        {
            Description =
                "table with calendering_ratio, activation and, where known, error or lower, upper, as fractions or with % in the head;"
                + " default: the points of the reference",
            HelpName = "file",
        };
        var allowance = new Option<string>("--allowance")
        {
            Description = "growth of the rms that the intervals of the values allow",
            DefaultValueFactory = _ => "0.03",
            HelpName = "share",
        };
        var csv = new Option<string?>("--csv")
        {
            Description = "file of the points, the values in its comments; - for stdout",
            HelpName = "file",
        };
        var json = new Option<bool>("--json") { Description = "print JSON only" };
        var command = new Command(
            "calibrate", "fit coefficients to named points of a measured activation, and predict the others") { runs };
        foreach (var option in (Option[])[parameters, study, criterion, hold, bounds, points, measured, allowance, csv, json])
            command.Add(option);
        var reference = new ReferenceOption().AddTo(command);
        command.SetAction(result =>
        {
            var choice = CalibrationChoice.Read(result.GetRequiredValue(parameters), result.GetValue(criterion), result.GetValue(hold));
            var file = result.GetValue(measured);
            var own = file is null ? null : MeasuredCurve.Read(file);
            var published = reference.Read(result, shell).Measured;
            var known = own?.Points ?? published.Points;
            if (known.Count == 0) throw new UsageException("--reference: it gives no measured activation; name a table with --measured");
            var used = CalibrationChoice.Used(result.GetValue(points) ?? CalibrationChoice.PointsOf(published, known), known);
            var growth = FlagValue.Quantity("--allowance", result.GetRequiredValue(allowance), "", 0.0, 1.0);
            // before minutes of reading
            CalibrationChoice.Bound(choice.Coefficients, choice.Keys.Count == 0 ? result.GetValue(bounds) : null, _ => false);
            var set = RunSet.Find(result.GetValue(runs) ?? [], result.GetValue(study) ?? [], choice.Keys, shell.Error);
            var model = Model(choice, set, result.GetValue(bounds), shell.Error, own);
            var fit = Fit(model, known, used, growth);
            var view = new CalibrationView(fit, choice, file ?? published.Source, published.Slopes);
            var table = result.GetValue(csv);
            if (table is not null) ResultFile.Write(table, shell, w => w.Write(view.Csv()));
            if (result.GetValue(json)) JsonText.Write(shell.Out, view.Json());
            else if (table is not "-") view.Write(shell.Out);
            return ExitCode.Done;
        });
        return command;
    }

    private static CalibrationModel Model(CalibrationChoice choice, RunSet set, string? bounds, TextWriter error, MeasuredCurve? own)
    {
        var keys = choice.Keys.Select(key => Key(key, set)).ToList();
        var runs = set.Read(out var areSpheres);
        if (own is not null) error.WriteLine($"{own.Path}: {own.Understood(Range(runs, choice.Settings.Criterion))}");
        if (areSpheres && choice.Settings.Criterion.LooksAtFilm)
            throw new UsageException(
                $"these runs hold spheres, whose films are not resolved: {choice.Settings.Criterion.Key} has nothing to look at; fit "
                + $"contact_size or characteristic_overlap,exponent");
        var parameters = CalibrationChoice.Bound([.. keys, .. choice.Coefficients], bounds, p => p.Criterion is null);
        if (keys.Count == 0) return CalibrationModel.Of(runs, choice.Settings, parameters);
        RunDesign design;
        try
        {
            design = RunDesign.Of(
                [.. runs.Select(
                (r, k) => (r, (IReadOnlyList<double>)[.. choice.Keys.Select(key => set.Members[k].Keys.Quantity(key).Value)]))]);
        }
        catch (ArgumentException e)
        {
            throw new UsageException($"--parameters: {string.Join(", ", choice.Keys)}: {e.Message.Split(" (Parameter")[0]}");
        }

        var left = set.Members.Select(m => m.Seed).Distinct().Count() - design.Seeds.Count;
        if (left > 0)
            error.WriteLine($"note: {left} seeds have no run at every combination of {string.Join(", ", choice.Keys)} and are left out");
        return design.Model([.. parameters.Take(keys.Count)], choice.Settings, [.. parameters.Skip(keys.Count)]);
    }

    private static (double Min, double Max)? Range(IReadOnlyList<CalibrationRun> runs, JunctionCriterion criterion)
    {
        var ratios = runs.SelectMany(r => r.States.Select(s => s.Ratio)).ToArray();
        if (ratios.Length == 0) return null;
        var ofFilms = criterion.LooksAtFilm;
        return (ofFilms ? 0.0 : ratios.Min(), ratios.Max()); // films are whole at 0 %, so their curves begin there
    }

    private static CalibrationParameter Key(string key, RunSet set)
    {
        var values = set.Members.Select(m => m.Keys.Quantity(key)).ToList();
        return new CalibrationParameter
        {
            Name = key,
            Unit = values[0].Unit.Symbol,
            UnitValue = values[0].Unit.ToSi(1.0),
            Lower = values.Min(v => v.Value),
            Upper = values.Max(v => v.Value),
        };
    }

    private static Calibration Fit(CalibrationModel model, IReadOnlyList<MeasuredPoint> measured, bool[] used, double allowance)
    {
        try
        {
            return Calibration.Fit(model, measured, used, allowance);
        }
        catch (ArgumentException e) when (e.ParamName == "measured")
        {
            throw new UsageException($"--points: {e.Message.Split(" (Parameter")[0]}");
        }
    }
}
