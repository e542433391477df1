using System.CommandLine;
using System.Globalization;
using LmpDem.Benchmarks;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Laws;

namespace LmpDem.Cli.Verbs;

/// <summary>`lmpdem bench`: throughput of whole steps on fixed problems that other codes can run the same.</summary>
internal static class BenchVerb
{
    public static Command Create(Shell shell) =>
        new("bench", "measure throughput on fixed problems") { Dem(shell), FiniteVolume(shell), Transport(shell),
        BenchNetworkVerb.Create(shell), ScalingVerb.Create(shell) };

    private static Command Dem(Shell shell)
    {
        var pack = new Option<string?>("--pack")
        {
            Description = "packing: \"# box,Lx,Ly,Lz\", then x,y,z,r in metres",
            HelpName = "file",
        };
        var spheres = new Option<string?>("--spheres")
        {
            Description = "instead of --pack: so many spheres, copies of a generated cell of 1,000 of the same solids fraction and "
                + "sizes as pack20k.csv",
            HelpName = "n",
        };
        var replicate = new Option<string>("--replicate")
        {
            Description = "copies along x, y, z",
            HelpName = "nx,ny,nz",
            DefaultValueFactory = _ => "1,1,1",
        };
        var steps = new Option<string>("--steps") { Description = "time steps", HelpName = "n", DefaultValueFactory = _ => "1000" };
        var threads = new Option<string?>("--threads") { Description = "worker threads", HelpName = "n" };
        var law = new Option<string>("--law")
        {
            Description = "contact law; peers run hertz_mindlin",
            HelpName = "word",
            DefaultValueFactory = _ => "hertz_mindlin",
        };
        var energy = new Option<string?>("--energy")
        {
            Description = "write the kinetic energy every 100 steps (step,KE_J)",
            HelpName = "file",
        };
        var json = new Option<bool>("--json") { Description = "print JSON only" };
        var command = new Command("dem", "particle-steps per second of the DEM step")
        {
            pack, spheres, replicate, steps, threads, law, energy, json,
        };
        var plugIns = new PlugInOption().AddTo(command);
        command.SetAction(result =>
        {
            var copies = result.GetRequiredValue(replicate).Split(',').Select(n => FlagValue.Integer("--replicate", n, 1, 1000)).ToArray();
            if (copies.Length != 3) throw new UsageException("--replicate: expected three whole numbers, for example 2,5,1");
            if (result.GetValue(pack) is null == result.GetValue(spheres) is null)
                throw new UsageException("name the problem by --pack FILE or by --spheres N, for example --spheres 20000");
            if (result.GetValue(spheres) is { } wanted)
            {
                if (result.GetResult(replicate) is { Implicit: false }) throw new UsageException("--replicate: only with --pack");
                copies = Copies(FlagValue.Integer("--spheres", wanted, Packing.CellSpheres, 100_000_000));
            }

            var contact = FlagValue.Law("--law", result.GetRequiredValue(law), plugIns.Load(result));
            var count = FlagValue.Integer("--steps", result.GetRequiredValue(steps), 1, int.MaxValue);
            var choice = ThreadChoice.Resolve(result.GetValue(threads), shell.Environment);
            var curve = new List<string> { "step,KE_J" };
            Action<int, double>? record = result.GetValue(energy) is null ? null
                : (step, joule) => curve.Add(string.Create(CultureInfo.InvariantCulture, $"{step},{joule:R}"));
            shell.Error.WriteLine($"threads: {choice.Count} (from {choice.Reason})");
            var outcome = DemBenchmark.Run(
                result.GetValue(pack) is { } file ? Packing.Read(file) : Packing.Cell(), (copies[0], copies[1], copies[2]), count,
                choice.Count, contact, record);
            if (result.GetValue(energy) is { } table) ResultFile.Write(table, shell, w => w.WriteLine(string.Join('\n', curve)));
            if (result.GetValue(json)) JsonText.Write(shell.Out, outcome);
            else Show(shell.Out, outcome);
            return ExitCode.Done;
        });
        return command;
    }

    // Copies along x, y and z, as near to a cube as their number allows.
    private static int[] Copies(int spheres)
    {
        if (spheres % Packing.CellSpheres != 0)
            throw new UsageException($"--spheres: expected a multiple of {Packing.CellSpheres}, but {spheres} was found");
        var cells = spheres / Packing.CellSpheres;
        var thin = Enumerable.Range(1, (int)Math.Cbrt(cells) + 1).Last(n => cells % n == 0 && n * n * n <= cells);
        var rest = cells / thin;
        var middle = Enumerable.Range(1, (int)Math.Sqrt(rest) + 1).Last(n => rest % n == 0 && n * n <= rest);
        return [rest / middle, middle, thin];
    }

    private static Command FiniteVolume(Shell shell)
    {
        var bodies = new Option<string>("--bodies")
        {
            Description = "bodies of the compact",
            HelpName = "n",
            DefaultValueFactory = _ => "45",
        };
        var template = new Option<string>("--template")
        {
            Description = "mesh of a body",
            HelpName = "n,m",
            DefaultValueFactory = _ => "5,3",
        };
        var formulation = new Option<string>("--formulation")
        {
            Description = "zones: joint, mixed",
            HelpName = "word",
            DefaultValueFactory = _ => "joint",
        };
        var steps = new Option<string>("--steps") { Description = "steps to time", HelpName = "n", DefaultValueFactory = _ => "1000" };
        var threads = new Option<string?>("--threads") { Description = "worker threads", HelpName = "n" };
        var json = new Option<bool>("--json") { Description = "print JSON only" };
        var command = new Command(
            "fv", "zone-steps per second of deformable bodies in films, jammed at 30 %") { bodies, template, formulation, steps,
            threads, json };
        var device = new DeviceOption().AddTo(command);
        command.SetAction(result =>
        {
            var count = FlagValue.Integer("--bodies", result.GetRequiredValue(bodies), 8, 100_000);
            var timed = FlagValue.Integer("--steps", result.GetRequiredValue(steps), 1, int.MaxValue);
            var size = FlagValue.Template("--template", result.GetRequiredValue(template));
            var zones = FlagValue.Choice<ZoneFormulation>("--formulation", result.GetRequiredValue(formulation));
            var choice = ThreadChoice.Resolve(result.GetValue(threads), shell.Environment);
            shell.Error.WriteLine($"threads: {choice.Count} (from {choice.Reason})");
            using var where = device.Open(result, new FvSettings { Material = default, Formulation = zones }, shell.Error.WriteLine);
            var tenth = 0;
            var outcome = FvBenchmark.Run(count, size, zones, timed, choice.Count, where, done =>
            {
                if (done * 10.0 < tenth) return;
                shell.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"closing: {10 * tenth++} %"));
            });
            if (result.GetValue(json)) JsonText.Write(shell.Out, outcome);
            else Show(shell.Out, outcome);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Transport(Shell shell)
    {
        var size = new Option<string>("--size") { Description = "cells along each edge", HelpName = "n", DefaultValueFactory = _ => "200" };
        var porosity = new Option<string>("--porosity")
        {
            Description = "pore volume over all volume",
            HelpName = "fraction",
            DefaultValueFactory = _ => "0.4",
        };
        var threads = new Option<string?>("--threads") { Description = "worker threads", HelpName = "n" };
        var json = new Option<bool>("--json") { Description = "print JSON only" };
        var command = new Command(
            "transport", "diffusion through the pores of a layer of spheres, to a relative residual of 1e-6") { size, porosity,
            threads, json };
        command.SetAction(result =>
        {
            var cells = FlagValue.Integer("--size", result.GetRequiredValue(size), 8, 1000);
            var fraction = FlagValue.Quantity("--porosity", result.GetRequiredValue(porosity), "", 0.05, 0.9);
            var choice = ThreadChoice.Resolve(result.GetValue(threads), shell.Environment);
            shell.Error.WriteLine($"threads: {choice.Count} (from {choice.Reason})");
            var outcome = TransportBenchmark.Run(cells, fraction, choice.Count);
            if (result.GetValue(json)) JsonText.Write(shell.Out, outcome);
            else Show(shell.Out, outcome);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Show(TextWriter output, TransportBenchmarkResult r) => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
        cells                    {r.Size}^3, {r.Cells / 1e6:0.0} million
        threads                  {r.Threads}
        porosity, percolating    {r.Porosity:0.0000}, {r.PercolatingPorosity:0.0000}
        cutting, pores           {r.CutSeconds:0.000} s, {r.PoreSeconds:0.000} s
        solve                    {r.Seconds:0.000} s ({r.NanosecondsPerCell:0} ns a cell)
        processor                {r.CpuSeconds:0.000} s, of which the system {r.KernelSeconds:0.000} s
        iterations               {r.Iterations}
        relative residual        {r.RelativeResidual:0.0e0}
        flux in - out            {r.FluxDifference:0.0e0} of the mean
        D_e / D_0, tortuosity    {r.EffectiveDiffusivity:0.00000}, {r.Tortuosity:0.000}
        bytes per cell           {r.BytesPerCell:0.0}
        peak memory              {r.PeakMemoryBytes / 1e6:0} MB
        """));

    private static void Show(TextWriter output, DemBenchmarkResult r) => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
        particles                {r.Particles}
        steps                    {r.Steps}
        threads                  {r.Threads}
        seconds                  {r.Seconds:0.000}
        particle-steps/s         {r.ParticleStepsPerSecond / 1e6:0.00} million
        contacts per particle    {r.ContactsPerParticle:0.00}
        neighbour rebuilds       {r.Rebuilds}
        bytes per particle       {r.BytesPerParticle:0}
        peak memory              {r.PeakMemoryBytes / 1e6:0} MB
        """));

    private static void Show(TextWriter output, FvBenchmarkResult r) => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
        bodies, template         {r.Bodies}, {r.Template}
        zones                    {r.Zones}
        steps                    {r.Steps}
        threads                  {r.Threads}
        ratio, solids            {r.Ratio:0.000}, {r.SolidsFraction:0.000}
        pressure                 {r.Pressure * 1e-6:0.00} MPa
        contacts per body        {r.ContactsPerBody:0.0}
        film broken              {100 * r.BrokenFraction:0} %
        unbalanced               {r.Unbalanced:0.0e0}
        layer, closing           {r.GenerationSeconds:0.0} s, {r.ClosingSeconds:0.0} s
        seconds                  {r.Seconds:0.000}
        zone-steps/s             {r.ZoneStepsPerSecond / 1e6:0.00} million, whole step
        zone-steps/s             {r.ZoneKernelStepsPerSecond / 1e6:0.00} million, zone kernel alone
        zones, film              {r.ZonesPercent:0.0} %, {r.FilmPercent:0.0} %
        contact, motion          {r.ContactPercent:0.0} %, {r.MotionPercent:0.0} %
        bytes per zone           {r.BytesPerZone:0}
        peak memory              {r.PeakMemoryBytes / 1e6:0} MB
        """));
}

/// <summary>`lmpdem bench network`: clusters, conduction, paths and EBAC of a large network.</summary>
internal static class BenchNetworkVerb
{
    public static Command Create(Shell shell)
    {
        var bodies = new Option<string>("--bodies")
        {
            Description = "bodies of the network",
            HelpName = "n",
            DefaultValueFactory = _ => "100000",
        };
        var threads = new Option<string?>("--threads") { Description = "threads; the network itself runs on one", HelpName = "n" };
        var json = new Option<bool>("--json") { Description = "print JSON only" };
        var command = new Command(
            "network", "seconds for clusters, Kirchhoff solve, paths and EBAC map of a metal network") { bodies, threads, json };
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
        fraction on the foil     {100 * r.FoilFraction:0.0} %
        conductivity             {r.EffectiveConductivity:g4} S/m
        iterations, residual     {r.Iterations}, {r.RelativeResidual:0.0e0}
        clusters                 {r.ClusterSeconds:0.000} s
        Kirchhoff solve          {r.SolveSeconds:0.000} s
        paths to the foil        {r.PathSeconds:0.000} s
        EBAC map                 {r.EbacSeconds:0.000} s, {r.EbacIterations} iterations
        seconds                  {r.Seconds:0.000}
        """));
}
