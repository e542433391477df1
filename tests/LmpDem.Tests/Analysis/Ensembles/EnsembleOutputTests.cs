using System.Diagnostics;
using System.Text.Json;
using LmpDem.Analysis.Ensembles;
using LmpDem.Analysis.Ensembles.Collecting;
using LmpDem.Analysis.Ensembles.Files;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Numerics;
using LmpDem.Transport.Activation;
using NUnit.Framework;
using Parquet;
using PureHDF;

namespace LmpDem.Tests.Analysis.Ensembles;

/// <summary>The files of an ensemble, each read back by a reader of its own kind.</summary>
[TestFixture]
public sealed class EnsembleOutputTests
{
    private static readonly MeasuredActivation Measured = new("Kang et al. 2026", [new(0.0, 0.0), new(0.35, 0.56), new(0.4, 0.93)]);

    private static readonly Quantity[] Given =
        [Catalogue.CalenderingRatio, Catalogue.TargetCalenderingRatio, Catalogue.Springback, Catalogue.ActivationFilmTheory];

    private SampleEnsemble sample = null!;
    private EnsembleOutcome outcome = null!;
    private string study = "";

    [OneTimeSetUp]
    public void Collect()
    {
        sample = new SampleEnsemble();
        foreach (var thickness in (double[])[50, 100])
            for (var seed = 1; seed <= 4; seed++)
            {
                EnsembleFactor[] factors = [new("electrode.film.thickness", $"{thickness} nm", thickness / 1e9)];
                var late = 0.5 + 0.1 * seed;
                sample.Add(factors, (ulong)seed, "activation_film_theory,load_Pa,percolating_share,tortuosity_z",
                    [0.0, 0.0, 0.0, 1e3, 1.0, 1.5], [0.3, 0.3, 0.2, 0.7e6, 0.9, 2.2],
                        [0.4, 0.4, late, 1.5e6, seed == 4 ? 0.0 : 0.5, seed == 4 ? null : 6.0 + seed]);
            }

        sample.AddMissing("failed", "the press, or \"what is left of it\",\ndiverged",
            new EnsembleFactor("electrode.film.thickness", "100 nm", 1e-7));
        study = Path.Combine(sample.Folder, "study");
        outcome = Write(study);
    }

    [OneTimeTearDown]
    public void Remove() => sample.Remove();

    [Test]
    public void TheOutcomeListsMembersAndThresholds()
    {
        Assert.That((outcome.Members, outcome.Done, outcome.Missing.Single().State), Is.EqualTo((9, 8, "failed")));
        Assert.That(outcome.RatioAtHalf.Select(h => h.Group), Is.EqualTo((string[])["thickness = 50 nm", "thickness = 100 nm"]));
        Assert.That(outcome.Until!.IsMet, Is.False);
        Assert.That(outcome.Files, Is.All.Matches<string>(File.Exists));
    }

    [Test]
    public void CsvKeepsBlanksAndQuotes()
    {
        var lines = File.ReadAllLines(Path.Combine(study, EnsembleOutput.TidyName));
        var head = lines[0].Split(',');
        Assert.That(lines, Has.Length.EqualTo(1 + 8 * 3));
        var closed = lines[12].Split(','); // the fourth member's last state
        Assert.That(closed[Array.IndexOf(head, "closed_pores")], Is.EqualTo("1"));
        Assert.That(closed[Array.IndexOf(head, "tortuosity_z")], Is.Empty);
        Assert.That(closed[Array.IndexOf(head, "electrode.film.thickness")], Is.EqualTo("5E-08"));
        var path = Path.Combine(sample.Folder, "members.csv");
        EnsembleTables.Members(sample.Read()).WriteCsv(path);
        Assert.That(File.ReadAllText(path), Does.Contain("\"the press, or \"\"what is left of it\"\",\ndiverged\""));
    }

    [Test]
    public async Task ParquetKeepsNullsAndUnits()
    {
        await using var reader = await ParquetReader.CreateAsync(Path.Combine(study, EnsembleOutput.ParquetName));
        Assert.That(JsonSerializer.Deserialize<Dictionary<string, string>>(reader.CustomMetadata["units"])!["load_Pa"], Is.EqualTo("Pa"));
        using var rows = reader.OpenRowGroupReader(0);
        var tortuosity = reader.Schema.FindDataField("tortuosity_z");
        Assert.That(tortuosity.IsNullable, Is.True);
        var values = new double?[rows.RowCount];
        await rows.ReadAsync<double>(tortuosity, values);
        Assert.That(values[..3], Is.EqualTo((double?[])[1.5, 2.2, 7.0]));
        Assert.That(values.Count(v => v is null), Is.EqualTo(2));
        Assert.That(rows.GetCustomMetadata(tortuosity)!["meaning"], Does.StartWith("porosity over that diffusivity"));
        var members = new string[rows.RowCount];
        await rows.ReadAsync(reader.Schema.FindDataField("member"), members);
        Assert.That(members[23], Is.EqualTo("m8"));
    }

    [Test]
    public void HdfKeepsTablesUnitsAndMeanings()
    {
        using var file = H5File.OpenRead(Path.Combine(study, EnsembleOutput.HdfName));
        var load = file.Dataset("states/load_Pa");
        Assert.That(load.Read<double[]>()[..3], Is.EqualTo((double[])[1e3, 0.7e6, 1.5e6]));
        Assert.That(load.Attribute("unit").Read<string>(), Is.EqualTo("Pa"));
        Assert.That(file.Dataset("members/message").Read<string[]>()[8], Does.Contain("diverged"));
        Assert.That(file.Dataset("variance/source").Read<string[]>(), Does.Contain("thickness"));
        Assert.That(file.Dataset("statistics/n_closed").Read<int[]>().Max(), Is.EqualTo(1));
        Assert.That(file.Attribute("method").Read<string>(), Does.Contain("2000 resamples of seed 1"));
    }

    [Test]
    public void ThePageShowsBandsMembersAndWarnings()
    {
        var page = File.ReadAllText(Path.Combine(study, "report.html"));
        foreach (var id in (string[])["short", "warnings", "activation", "half", "stopping", "variance", "quantities", "members", "method"])
            Assert.That(page, Does.Contain($"<section id=\"{id}\""), id);
        Assert.That(page, Does.Contain("closed in up to 1 members").And.Contain("diverged").And.Contain("figure-ratio_at_half"));
        Assert.That(page, Does.Not.Contain("http"), "nothing is loaded from anywhere");
        Assert.That(page, Does.Not.Contain("<section id=\"size\""), "the lateral size does not vary");
    }

    [Test]
    public void TheSameEnsembleGivesTheSameBytes()
    {
        var again = Path.Combine(sample.Folder, "again");
        Write(again);
        foreach (var name in (string[])[EnsembleOutput.TidyName, EnsembleOutput.StatisticsName, EnsembleOutput.HdfName,
            EnsembleOutput.ParquetName])
            Assert.That(File.ReadAllBytes(Path.Combine(again, name)), Is.EqualTo(File.ReadAllBytes(Path.Combine(study, name))), name);
    }

    // Tables as wide as those of a run with bodies and networks; every member has nine states.
    [Test]
    [Explicit("writes 1000 folders; prints what collecting them takes")]
    public void AThousandMembersFitIntoTwoGibibytes()
    {
        var many = new SampleEnsemble();
        try
        {
            Quantity[] quantities = [.. Catalogue.All.Where(q => !Given.Contains(q)).Take(110)];
            var random = new Philox(1, "members");
            for (var m = 0; m < 1000; m++)
            {
                var rows = Enumerable.Range(0, 9).Select(k => (double?[])
                    [0.05 * k, 0.05 * k, k / 8.0, .. quantities.Select(_ => (double?)random.NextUniform())]).ToArray();
                many.Add(string.Join(',', quantities.Select(q => q.SiColumn).Prepend("activation_film_theory")), rows);
            }

            var watch = Stopwatch.StartNew();
            var analysis = EnsembleAnalysis.Of(many.Read());
            var collected = EnsembleOutput.Write(Path.Combine(many.Folder, "study"), analysis, Measured, "0.1.0");
            using var process = Process.GetCurrentProcess();
            TestContext.Out.WriteLine($"{watch.Elapsed.TotalSeconds:0.0} s, peak {process.PeakWorkingSet64 / 1048576.0:0} MiB");
            Assert.That(collected.Done, Is.EqualTo(1000));
            Assert.That(process.PeakWorkingSet64, Is.LessThan(2L << 30));
        }
        finally
        {
            many.Remove();
        }
    }

    private EnsembleOutcome Write(string folder) =>
        EnsembleOutput.Write(folder, EnsembleAnalysis.Of(sample.Read(), StoppingRule.Parse("ratio_at_half < 1 pt")), Measured, "0.1.0");
}
