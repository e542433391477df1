using System.CommandLine;
using System.Globalization;
using LmpDem.Benchmarks;

namespace LmpDem.Cli.Verbs;

/// <summary>`lmpdem bench network`: clusters, conduction, paths and EBAC of a large network.</summary>
internal static class BenchNetworkVerb
{
    public static Command Create(Shell shell)
    {
        var bodies = new Option<string>("--bodies") { Description = "bodies of the network", HelpName = "n", DefaultValueFactory = _ => "100000" };
        var threads = new Option<string?>("--threads") { Description = "threads; the network itself runs on one", HelpName = "n" };
        var json = new Option<bool>("--json") { Description = "print JSON only" };
        var command = new Command("network", "seconds for clusters, Kirchhoff solve, paths and EBAC map of a metal network") { bodies, threads, json };
        command.SetAction(result =>
        {
            var count = FlagValue.Integer("--bodies", result.GetRequiredValue(bodies), 27, 10_000_000);
            var choice = ThreadChoice.Resolve(result.GetValue(threads), shell.Environment);
            shell.Error.WriteLine($"threads: {choice.Count} (from {choice.Reason}); the network runs on one");
            var outcome = NetworkBenchmark.Run(count, choice.Count);
            if (result.GetValue(json)) JsonText.Write(shell.Out, outcome);
            else Show(shell.Out, outcome);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Show(TextWriter output, NetworkBenchmarkResult r) => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
        bodies                   {r.Bodies}
        junctions, metallic      {r.Junctions}, {r.Metallic}
        share on the foil        {100 * r.FoilShare:0.0} %
        conductivity             {r.EffectiveConductivity:g4} S/m
        iterations, residual     {r.Iterations}, {r.RelativeResidual:0.0e0}
        clusters                 {r.ClusterSeconds:0.000} s
        Kirchhoff solve          {r.SolveSeconds:0.000} s
        paths to the foil        {r.PathSeconds:0.000} s
        EBAC map                 {r.EbacSeconds:0.000} s, {r.EbacIterations} iterations
        seconds                  {r.Seconds:0.000}
        """));
}
