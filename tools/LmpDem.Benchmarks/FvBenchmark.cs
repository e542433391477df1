using System.Diagnostics;
using System.Text.Json.Serialization;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.Measures;
using LmpDem.FiniteVolume.Meshing;
using LmpDem.FiniteVolume.Stepping;

namespace LmpDem.Benchmarks;

/// <summary>
/// Whole steps of a jammed, filmed compact at a calendering ratio of 30 %: a random layer of 84 um (D50 20 um, sigma_g 1.25,
/// solids 0.57; E = 1 GPa, nu = 0.36, yield 1 MPa; film 100 nm, 200 MPa without scatter; no friction), closed fast, come to
/// rest, and closed on slowly while the clock runs.
/// </summary>
public static class FvBenchmark
{
    private const double Height = 84e-6;
    private const double Solids = 0.57;
    private const double Ratio = 0.30;
    private const double FilmThickness = 100e-9;
    private const double FastStepsPerPercent = 150.0;
    private const double UsualStepsPerPercent = 700.0;
    private const double TimedClosing = 0.01; // at most, of the height
    private const double SwellingPerStep = 2e-5;  // of the radius
    private const int RestSteps = 500;
    private const int Press = 1;

    /// <summary>Runs the benchmark.</summary>
    /// <param name="bodies">Number of bodies, >= 1.</param>
    /// <param name="template">Mesh of a body.</param>
    /// <param name="formulation">Formulation of strain and stress in a zone.</param>
    /// <param name="steps">Steps to time, >= 1.</param>
    /// <param name="threads">Worker threads, >= 1.</param>
    /// <param name="device">Device that the steps run on; null: the cores of this processor.</param>
    /// <param name="progress">Told how much of the closing is done, 0 to 1.</param>
    public static FvBenchmarkResult Run(
        int bodies, TemplateSize template, ZoneFormulation formulation, int steps, int threads, MarchDevice? device = null,
        Action<double>? progress = null)
    {
        var mesh = Templates.Sphere(template);
        var clock = Stopwatch.StartNew();
        var (box, centre, radius) = SphereGrowth.Layer(bodies, Height, Solids);
        var generated = clock.Elapsed.TotalSeconds;
        var seeds = centre.Select((c, i) => new BodySeed(c, radius[i], FilmThickness)).ToArray();
        Wall[] walls =
        [
            new("foil", WallShape.Plane, Vec3.Zero, new Vec3(0, 0, 1)),
            new("press", WallShape.Plane, new Vec3(0, 0, Height), new Vec3(0, 0, -1)),
        ];
        var settings = new FvSettings
        {
            Material = new PlasticMaterial(1e9, 0.36, 1e6),
            Film = new FilmMechanicsSpec { WeibullModulus = 0.0 },
            Template = template,
            Formulation = formulation,
            Threads = threads,
        };
        // Nodes of a mesh lie slightly outside the sphere whose volume it has: bodies swell into each other.
        var scale = Enumerable.Repeat(1.0 / mesh.SurfaceNodes.Max(n => mesh.Nodes[n].Length), bodies).ToArray();
        using var stepper = FvStepper.Create(seeds, box, walls, settings, scale, device);
        stepper.Swell(seeds, scale, (int)Math.Ceiling((1.0 - scale[0]) / SwellingPerStep), () => { });
        Close(stepper, 0.0, RestSteps);
        stepper.SetFilm();
        var closing = (int)Math.Ceiling(100.0 * Ratio * FastStepsPerPercent);
        for (var done = 0; done < closing; done += FvStepper.SurveyInterval)
        {
            Close(stepper, Ratio * Height / closing, Math.Min(FvStepper.SurveyInterval, closing - done));
            progress?.Invoke((double)done / closing);
        }

        Close(stepper, 0.0, RestSteps);
        var closed = clock.Elapsed.TotalSeconds - generated;
        return Time(stepper, box, steps, threads, template) with
        {
            Device = device?.Name,
            GenerationSeconds = generated,
            ClosingSeconds = closed,
        };
    }

    private static FvBenchmarkResult Time(FvStepper stepper, Box box, int steps, int threads, TemplateSize template)
    {
        var gap = stepper.Walls[Press].Point.Z;
        stepper.BeginMeasure();
        stepper.Times.Clear();
        var clock = Stopwatch.StartNew();
        Close(stepper, Height * Math.Min(0.01 / UsualStepsPerPercent, TimedClosing / steps), steps);
        var seconds = clock.Elapsed.TotalSeconds;
        var times = stepper.Times;
        var all = times.ZoneSeconds + times.FilmSeconds + times.ContactSeconds + times.MotionSeconds; // nothing on a device
        var percent = all > 0.0 ? 100.0 / all : 0.0;
        var bodies = stepper.Capture();
        var summary = InterfaceSummary.Of(bodies, box.FootArea, psiLocal: 1.0);
        return new FvBenchmarkResult(
            stepper.Count, template.ToString(), stepper.ZoneCount, steps, threads, 1.0 - gap / Height, Solids * Height / gap,
            -stepper.LoadOn(Press).Z / box.FootArea, summary.ContactsPerBody, 1.0 - summary.FilmIntact, stepper.Unbalanced, seconds,
            stepper.ZoneCount * (steps / seconds), all > 0.0 ? stepper.ZoneCount * (steps / times.ZoneSeconds) : 0.0,
                (double)stepper.Bytes / stepper.ZoneCount,
            percent * times.ZoneSeconds, percent * times.FilmSeconds, percent * times.ContactSeconds, percent * times.MotionSeconds);
    }

    private static void Close(FvStepper stepper, double step, int steps)
    {
        var press = stepper.Walls[Press];
        stepper.SetWall(Press, press with { Velocity = new Vec3(0, 0, -step) });
        stepper.Drag = step > 0.0 ? Drag.Usual with { Flow = new Vec3(0, 0, -step / press.Point.Z) } : Drag.Holding;
        stepper.Run(steps);
    }
}

/// <summary>What <c>lmpdem bench fv</c> prints.</summary>
/// <param name="Bodies">Number of bodies.</param>
/// <param name="Template">Mesh of a body, "n,m".</param>
/// <param name="Zones">Zones of all bodies; lanes that hold no body are not counted.</param>
/// <param name="Steps">Steps timed.</param>
/// <param name="Threads">Threads requested.</param>
/// <param name="Ratio">Calendering ratio when the timing began.</param>
/// <param name="SolidsFraction">Solids fraction when the timing began.</param>
/// <param name="Pressure">Mean pressure on the press over the timed steps [Pa].</param>
/// <param name="ContactsPerBody">Other bodies, images included, that press on a body, on average.</param>
/// <param name="BrokenFraction">Fraction of the film's facets that are broken.</param>
/// <param name="Unbalanced">Net over applied forces on the nodes at the end.</param>
/// <param name="Seconds">Wall time of the timed steps [s].</param>
/// <param name="ZoneStepsPerSecond">Throughput of whole steps [1/s].</param>
/// <param name="ZoneKernelStepsPerSecond">Zones times steps over the time of the first thread in the zone kernel [1/s].</param>
/// <param name="BytesPerZone">Memory of all state and lists per zone [bytes].</param>
/// <param name="ZonesPercent">Fraction of the zone kernel in the first thread's time [%].</param>
/// <param name="FilmPercent">Fraction of the film [%].</param>
/// <param name="ContactPercent">Fraction of contacts of bodies and walls, waiting for the other threads included [%].</param>
/// <param name="MotionPercent">Fraction of the motion of nodes and the check of the film [%].</param>
public sealed record FvBenchmarkResult(
    int Bodies, string Template, long Zones, int Steps, int Threads, double Ratio, double SolidsFraction, double Pressure,
        double ContactsPerBody,
    [property: JsonPropertyName("broken_share")] double BrokenFraction, double Unbalanced, double Seconds, double ZoneStepsPerSecond,
        double ZoneKernelStepsPerSecond, double BytesPerZone,
    double ZonesPercent, double FilmPercent, double ContactPercent, double MotionPercent)
{
    /// <summary>Device that the steps ran on; null: the cores of this processor. The times of phases are not known then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Device { get; init; }

    /// <summary>Wall time of generating the layer [s].</summary>
    public double GenerationSeconds { get; init; }

    /// <summary>Wall time of swelling the bodies, closing the press to the ratio and coming to rest [s].</summary>
    public double ClosingSeconds { get; init; }

    /// <summary>Largest resident memory of the process until the result was made, everything included [bytes].</summary>
    public long PeakMemoryBytes { get; init; } = PeakMemory.Bytes();
}
