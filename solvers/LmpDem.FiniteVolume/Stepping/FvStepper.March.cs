using LmpDem.Engine.Execution;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Contact;
using LmpDem.FiniteVolume.Laws;

namespace LmpDem.FiniteVolume.Stepping;

/// <content>The step itself, as one worker goes through it.</content>
public sealed partial class FvStepper
{
    private void Work(int worker, SpinBarrier barrier, int steps)
    {
        var own = share[worker];
        var at = (Tool[])tools.Clone();
        var times = worker == 0 ? Times : null;
        for (var n = 0; n < steps; n++)
        {
            var step = Step + n;
            var survey = (step + 1) % SurveyInterval == 0;
            if (step >= Volatile.Read(ref nextSearch)) Search(worker, barrier, own, at, step);
            times?.Begin();
            if (foil is not null && worker == share.Length - 1) StepFoil();
            foreach (var index in own)
            {
                var bundle = bodies.Bundles[index];
                bundle.Force.AsSpan().Clear();
                if (step % MassInterval == 0) NodeMotion.RefreshMasses(bundle, BodyAssembly.Modulus(settings.Material));
                if (swelling) NodeMotion.Grow(bundle);
                if (survey) bundle.Applied.AsSpan().Clear();
                updateZones(bundle, zones, survey);
                if (n == steps - 1 && bundle.Formulation == ZoneFormulation.Mixed) MixedZones.Average(bundle);
            }

            times?.Zones();
            if (hasFilm)
            {
                foreach (var index in own) FilmKernel.Update(bodies.Bundles[index], film);
            }

            times?.Film();
            foreach (var index in own)
            {
                Press(bodies.Bundles[index]);
                contacts.Evaluate(bodies.Bundles[index]);
            }

            barrier.Wait();
            foreach (var index in own)
            {
                contacts.Gather(bodies.Bundles[index], survey);
                touches[index].Evaluate(at, settings.ToolFriction, survey);
                if (foil is not null) foilTouches[index].Evaluate(foil, settings.ToolFriction, survey);
            }

            times?.Contact();
            foreach (var index in own)
            {
                if ((step + 1) % CheckInterval == 0) CheckFilm(bodies.Bundles[index]);
                guides[index]?.TakeForces(bodies.Bundles[index]);
                NodeMotion.Move(bodies.Bundles[index], drag, survey);
                guides[index]?.Lead(bodies.Bundles[index]);
            }

            for (var t = 0; t < at.Length; t++) at[t] = at[t].Moved(1.0);
            times?.Motion();
            barrier.Wait();
        }

        if (worker == 0) at.CopyTo(tools, 0);
    }

    // The foil takes the forces of the step before, in the order of bundles; nobody reads it in this phase.
    private void StepFoil()
    {
        if (foilMoves)
        {
            foreach (var touch in foilTouches) touch.PressOn(foil!);
            foil!.Move();
        }

        foilMoves = true;
        foil!.UpdateZones();
    }

    private (int Bundle, int Lane) PlaceOf(int body)
    {
        var slot = bodies.SlotOf(body);
        return (Array.IndexOf(bodies.Bundles, bodies.BundleOf[slot]), bodies.LaneOf(slot));
    }

    private void Press(Bundle bundle)
    {
        for (var s = bundle.First; s < bundle.First + bundle.Count; s++) pressures[s]?.Apply(bundle);
    }

    private void CheckFilm(Bundle bundle)
    {
        FilmKernel.Check(bundle, film, CheckInterval, mayBreak && hasFilm);
        if (settings.BareFriction is not null) FilmKernel.FindBare(bundle);
    }

    // The interval follows the farthest way of a surface node: half the margin is kept.
    private void Search(int worker, SpinBarrier barrier, int[] own, Tool[] at, long step)
    {
        ways[worker] = 0.0;
        foreach (var index in own)
            ways[worker] = Math.Max(ways[worker], NodeMotion.FindReach(bodies.Bundles[index]) / SmallestFacet(bodies.Bundles[index]));
        barrier.Wait();
        if (!settings.Isolated)
        {
            if (worker == 0) contacts.SortBodies();
            barrier.Wait();
        }

        foreach (var index in own)
        {
            if (!settings.Isolated) contacts.Search(bodies.Bundles[index]);
            touches[index].Search(at, foil is null ? 0 : 1);
            if (foil is not null) foilTouches[index].Search(0.0);
        }

        barrier.Wait();
        foreach (var index in own) contacts.ListIncoming(bodies.Bundles[index]);

        if (worker == 0)
        {
            var way = ways.Max() / ContactRules.MarginShare;
            searchInterval = way > 0.25 ? Math.Max(searchInterval / 2, ShortestSearchInterval)
                : way < 0.1 ? Math.Min(searchInterval * 2, LongestSearchInterval) : searchInterval;
            Volatile.Write(ref nextSearch, step + searchInterval);
        }

        barrier.Wait();
    }

    private static double SmallestFacet(Bundle bundle)
    {
        var least = double.PositiveInfinity;
        for (var l = 0; l < bundle.Count; l++) least = Math.Min(least, bundle.LaneValue(LaneRow.FacetSize, l));
        return least;
    }

    private void TakeLoads()
    {
        for (var t = 0; t < tools.Length; t++)
        {
            var sum = Vec3.Zero;
            foreach (var touch in touches)
            {
                var (x, y, z, friction) = touch.TakeLoad(t);
                sum += new Vec3(x, y, z);
                toolFriction += friction;
            }

            if (t == 0)
            {
                foreach (var touch in foilTouches)
                {
                    var (force, slid) = touch.TakeLoad();
                    sum += force;
                    toolFriction += slid;
                }
            }

            loads[t] += sum;
            toolWork[t] += Vec3.Dot(sum, tools[t].Velocity + tools[t].SurfaceVelocity);
        }
    }

    // The largest load first to the worker with the least.
    private static int[][] Share(Bundle[] bundles, int workers)
    {
        var shares = Enumerable.Range(0, workers).Select(_ => new List<int>()).ToArray();
        foreach (var index in Enumerable.Range(0, bundles.Length).OrderByDescending(b => bundles[b].Template.ZoneCount))
            shares.MinBy(s => s.Sum(b => bundles[b].Template.ZoneCount))!.Add(index);
        return [.. shares.Select(s => s.Order().ToArray())];
    }

    private void Inspect()
    {
        double net = 0.0, applied = 0.0, least = double.PositiveInfinity;
        foreach (var bundle in bodies.Bundles)
        {
            for (var l = 0; l < bundle.Count; l++)
            {
                net += bundle.LaneValue(LaneRow.Net, l);
                applied += bundle.LaneValue(LaneRow.Applied, l);
                var ratio = bundle.LaneValue(LaneRow.LeastVolumeRatio, l);
                // The smallest ratio passes over values that are no numbers; the centre does not.
                if (!(ratio > LeastVolumeRatio) || !double.IsFinite(bundle.LaneValue(LaneRow.Center, l)) || !(ratio < 1e3))
                    throw Tangle.Find(this, bundle, l, ratio);
                least = Math.Min(least, ratio);
            }
        }

        LeastZoneVolumeRatio = least;
        if (applied > 0.0) Unbalanced = net / applied;
        else if (Step >= SurveyInterval) Unbalanced = 0.0;
    }
}
