using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Geometry;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Meshing;
using LmpDem.FiniteVolume.Stepping;

namespace LmpDem.FiniteVolume.Compacting;

/// <summary>
/// The hand-off: overlapping spheres are seeded at reduced radii and swell to their own volume while contacts push them
/// apart. Overlaps left in instead would strain the film from the start: 5 % broke 37 % of it before any pressing.
/// </summary>
internal static class Swelling
{
    // Largest growth of a radius a step: pressures of swelling stay far below the yield strength.
    private const double GrowthPerStep = 2e-5;

    private const int MaxHoldBlocks = 120;

    /// <summary>Factors on the radii at which no mesh touches another or a wall.</summary>
    /// <param name="seeds">Spheres.</param>
    /// <param name="meshes">Their meshes.</param>
    /// <param name="box">Region, as high as the gap.</param>
    public static double[] StartScale(IReadOnlyList<BodySeed> seeds, IReadOnlyList<BodyTemplate> meshes, Box box)
    {
        var scale = new double[seeds.Count];
        for (var i = 0; i < scale.Length; i++)
        {
            var s = seeds[i];
            scale[i] = Math.Min(1.0, Math.Min(s.Centre.Z, box.Length.Z - s.Centre.Z) / s.Radius);
            for (var j = 0; j < scale.Length; j++)
            {
                if (i == j) continue;
                var d = box.MinImage(s.Centre - seeds[j].Centre).Length;
                scale[i] = Math.Min(scale[i], d / (s.Radius + seeds[j].Radius));
            }

            // Nodes lie outside the sphere whose volume the mesh has.
            scale[i] /= meshes[i].SurfaceNodes.Max(n => meshes[i].Nodes[n].Length);
        }

        return scale;
    }

    /// <summary>Lets the bodies swell and come to rest; then their films are set. Goes on from where it was interrupted.</summary>
    /// <param name="stepper">Bodies at their start scale.</param>
    /// <param name="work">Seeds and limits.</param>
    /// <param name="scale">Start scale.</param>
    /// <param name="at">How far the swelling is.</param>
    /// <param name="keeper">Keeps the state, or stops the work.</param>
    /// <param name="report">Receives the fraction completed.</param>
    public static void Run(FvStepper stepper, Compaction work, double[] scale, ref Progress at, IStateKeeper keeper, Action<double> report)
    {
        var steps = (int)Math.Ceiling((1.0 - scale.Min()) / GrowthPerStep / FvStepper.SurveyInterval) * FvStepper.SurveyInterval;
        if (at is { Phase: SwellingPhase.Swelling, Steps: 0 } && steps > 0) stepper.BeginSwelling(scale, steps);
        while (at.Steps < steps)
        {
            keeper.Pass();
            stepper.Run(FvStepper.SurveyInterval);
            at.Steps += FvStepper.SurveyInterval;
            report((double)at.Steps / (steps + 1000));
        }

        if (at.Phase == SwellingPhase.Swelling)
        {
            if (steps > 0) stepper.EndSwelling(work.Seeds);
            at.Phase = SwellingPhase.Resting;
        }

        while (at is { Phase: SwellingPhase.Resting, Blocks: < MaxHoldBlocks })
        {
            keeper.Pass();
            var block = at.Blocks++;
            stepper.Run(FvStepper.SurveyInterval);
            report(Math.Min(0.99, (double)(steps + block * FvStepper.SurveyInterval) / (steps + 1000)));
            if (block >= 4 && stepper.Unbalanced < work.Spec.MaxUnbalanced) break;
        }

        if (at.Phase == SwellingPhase.Resting) stepper.SetFilm();
        at.Phase = SwellingPhase.Swollen;
    }

    /// <summary>Audit of the hand-off.</summary>
    /// <param name="stepper">Bodies at rest.</param>
    /// <param name="work">Seeds and what was before.</param>
    /// <param name="scale">Start scale.</param>
    /// <param name="gap">Gap [m].</param>
    /// <param name="pressure">Pressure on the press [Pa].</param>
    public static HandoffAudit Audit(FvStepper stepper, Compaction work, double[] scale, double gap, double pressure)
    {
        var g = stepper.Capture();
        double largest = 0.0, total = 0.0, target = 0.0, mean = 0.0, farthest = 0.0;
        for (var b = 0; b < g.Count; b++)
        {
            var volume = 0.0;
            for (var z = g.ZoneFirst[b]; z < g.ZoneFirst[b + 1]; z++)
                volume += g.VolumeRatio[z] * ZoneFraction(stepper, b, z - g.ZoneFirst[b]);
            var r = work.Seeds[b].Radius;
            var sphere = 4.0 / 3.0 * Math.PI * r * r * r;
            largest = Math.Max(largest, Math.Abs(volume / sphere - 1.0));
            total += volume;
            target += sphere;
            var shift = (stepper.Bodies.Centre(stepper.Bodies.SlotOf(b)) - work.Seeds[b].Centre).Length;
            mean += shift / g.Count;
            farthest = Math.Max(farthest, shift);
        }

        var now = PressedPairs(stepper);
        var before = work.Pairs.Where(p => p.First != p.Second).Select(p => (Math.Min(p.First, p.Second), Math.Max(p.First, p.Second)))
            .ToHashSet();
        var kept = before.Count(now.Contains);
        return new HandoffAudit(
            1.0 - gap / work.StartThickness, g.Count, g.ZoneFirst[^1], largest, Math.Abs(total / target - 1.0),
                total / (work.Box.FootArea * gap),
            before.Count, kept, now.Count - kept, work.PressureBefore, pressure, mean, farthest, 1.0 - scale.Min());
    }

    private static double ZoneFraction(FvStepper stepper, int id, int zone)
    {
        var slot = stepper.Bodies.SlotOf(id);
        var bundle = stepper.Bodies.BundleOf[slot];
        return bundle.Zone[(long)zone * bundle.ZoneStride + ZoneRow.Volume * Bundle.Lanes + stepper.Bodies.LaneOf(slot)];
    }

    private static HashSet<(int, int)> PressedPairs(FvStepper stepper)
    {
        var pairs = new HashSet<(int, int)>();
        for (var s = 0; s < stepper.Bodies.Count; s++)
        {
            foreach (var pair in stepper.Contacts.PairsOf(s))
            {
                var (a, b) = (stepper.Bodies.Ids[s], stepper.Bodies.Ids[pair.Other]);
                foreach (ref readonly var e in stepper.Contacts.EntriesOf(s)[pair.First..pair.End])
                {
                    if (e.Active == 0) continue;
                    pairs.Add((Math.Min(a, b), Math.Max(a, b)));
                    break;
                }
            }
        }

        return pairs;
    }

    /// <summary>What a hand-off does.</summary>
    public enum SwellingPhase
    {
        /// <summary>Bodies swell.</summary>
        Swelling,

        /// <summary>Bodies come to rest at their own volume.</summary>
        Resting,

        /// <summary>Films are set; the press holds.</summary>
        Swollen,

        /// <summary>The first state is taken.</summary>
        Over,
    }

    /// <summary>How far a hand-off is.</summary>
    public struct Progress
    {
        /// <summary>What it does.</summary>
        public SwellingPhase Phase;

        /// <summary>Steps of swelling done, and blocks of rest.</summary>
        public int Steps, Blocks;
    }
}
