using LmpDem.Dem.Bodies;
using LmpDem.Dem.Laws;
using LmpDem.Dem.Packing;
using LmpDem.Dem.Press;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.Engine.Press;
using NUnit.Framework;

namespace LmpDem.Tests.Dem.Press;

/// <summary>
/// What the window about the nip of a roll leaves out of the time integration, looked at in every block of steps of a passage: the states
/// that the press shows on its way are as many as there are blocks here.
/// </summary>
public sealed class NipWindowTests
{
    private const double Ratio = 0.1;
    private const double RollRadius = 2e-3;
    private const double Rest = 0.02;    // of the closing speed, rms, as docs/rolling.md says
    private const double Stride = 2.0;   // thicknesses by which the window moves at once

    private static readonly Lazy<PackedElectrode> Cell = new(() => ElectrodeGenerator.Generate(
        new ElectrodeSpec
        {
            SolidsFraction = 0.55,
            Thickness = 60e-6,
            LateralX = 70e-6,
            LateralY = 70e-6,
            SizeDistribution = new SizeDistributionSpec { Weighting = SizeWeighting.Volume, CutMax = 30e-6 },
        },
        1));

    private static readonly Lazy<IReadOnlyList<PassageState>> Narrow = new(() => Passage(5.0));

    private static double Thickness => Cell.Value.Box.Length.Z;

    private static double Nip => new RollProfile(RollRadius, (1.0 - Ratio) * Thickness).Along(Thickness);

    [Test]
    public void NothingNearTheNipIsFixed()
    {
        var states = Narrow.Value;
        Assert.That(states.Count(s => s.Moves.Any(m => !m)), Is.GreaterThan(states.Count / 2), "there is a window");
        foreach (var (before, state) in states.Zip(states.Skip(1)))
        {
            var axis = state.Roll.Point.X;
            var travel = axis - before.Roll.Point.X; // of a block: the window is moved before it
            for (var i = 0; i < state.Spheres.Count; i++)
            {
                if (state.Moves[i]) continue;
                var x = state.Spheres.Position[i].X - axis;
                // Behind the axis no less than the margin, before it the nip and the margin; so the roll is far from it.
                var isFar = x < -5.0 * Thickness || x > Nip + 5.0 * Thickness - travel - 1e-12;
                Assert.That(isFar, $"particle {i} is fixed at {x / Thickness:0.0} thicknesses");
                Assert.That(state.Roll.Distance(state.Spheres.Position[i]) - state.Spheres.ApparentRadius[i], Is.GreaterThan(0.0));
            }
        }
    }

    [Test]
    public void WhatIsFixedKeepsItsPlaceToTheBitAndWhatMovesMoves()
    {
        var states = Narrow.Value;
        foreach (var (before, state) in states.Zip(states.Skip(1)))
        {
            var all = Enumerable.Range(0, state.Spheres.Count).ToLookup(i => state.Moves[i]);
            bool IsSame(int i) => before.Spheres.Position[i] == state.Spheres.Position[i];
            Assert.That(all[false].All(IsSame), $"block {state.Index}");
            // Single particles lie so still that a block of steps does not change the last digit.
            Assert.That(all[true].Count(IsSame), Is.LessThan(0.05 * all[true].Count()), $"block {state.Index}");
        }
    }

    [Test]
    public void AParticleBehindTheRollLeavesTheWindowOnlyAtRest()
    {
        var states = Narrow.Value;
        var left = 0;
        foreach (var (before, state) in states.Zip(states.Skip(1)))
        {
            var closing = state.Roll.Velocity.X * Nip / RollRadius;
            var slabs = new HashSet<int>();
            for (var i = 0; i < state.Spheres.Count; i++)
            {
                var x = before.Spheres.Position[i].X;
                if (before.Moves[i] && !state.Moves[i] && x < state.Roll.Point.X) slabs.Add((int)(x / Thickness));
            }

            left += slabs.Count;
            foreach (var slab in slabs)
            {
                var speed = Rms(before, i => (int)(before.Spheres.Position[i].X / Thickness) == slab);
                Assert.That(speed, Is.LessThanOrEqualTo(Rest * closing * (1.0 + 1e-9)), $"slab {slab} in block {state.Index}");
            }
        }

        Assert.That(left, Is.GreaterThan(3), "slabs have left the window");
    }

    /// <summary>
    /// Where all particles move, those that the window would fix before the roll are at rest too. They shake a little, as every particle of
    /// a layer that nothing presses yet: rms 0.004 of the closing speed was measured, and 0.03 on a layer with a blunter roll
    /// (docs/rolling.md).
    /// </summary>
    [Test]
    public void WhatIsFixedBeforeTheRollIsAtRestWhereAllMove()
    {
        var (windows, all) = (Narrow.Value, Passage(0.0));
        Assert.That(all.All(s => s.Moves.All(m => m)), "a margin of 0 moves all");
        double squares = 0.0, largest = 0.0;
        var compared = 0;
        foreach (var state in windows.Where((s, n) => n % 3 == 0))
        {
            var axis = state.Roll.Point.X;
            var same = all.MinBy(s => Math.Abs(s.Roll.Point.X - axis))!;
            bool IsFixedAhead(int i) => !state.Moves[i] && state.Spheres.Position[i].X > axis;
            if (!Enumerable.Range(0, state.Spheres.Count).Any(IsFixedAhead)) continue;
            var speed = Rms(same, IsFixedAhead) / (same.Roll.Velocity.X * Nip / RollRadius);
            squares += speed * speed;
            largest = Math.Max(largest, speed);
            compared++;
        }

        TestContext.Out.WriteLine(
            $"{compared} states: rms {Math.Sqrt(squares / compared):0.0000} of the closing speed, largest {largest:0.0000}");
        Assert.That(compared, Is.GreaterThan(20));
        Assert.That(Math.Sqrt(squares / compared), Is.LessThan(0.05));
    }

    /// <summary>A margin that is too small shows itself: the layer moves at the front, which then goes farther ahead.</summary>
    [Test]
    public void AFrontThatMovesGoesFartherAhead()
    {
        const double margin = 0.5;
        var states = Passage(margin);
        var farthest = states.Where(s => s.Moves.Any(m => !m)).Max(s => Enumerable.Range(0, s.Spheres.Count)
            .Where(i => s.Moves[i] && s.Roll.Point.X + Nip < 0.5 * s.Box.Length.X).Select(i => s.Spheres.Position[i].X).DefaultIfEmpty()
                .Max() - s.Roll.Point.X - Nip);
        Assert.That(farthest, Is.GreaterThan((margin + Stride + 0.5) * Thickness), "than the margin and the stride alone");
    }

    [Test]
    public void ALayerShorterThanItsWindowMovesAsAWhole() =>
        Assert.That(Passage(8.0, tiles: 8).All(s => s.Moves.All(m => m)));

    private static double Rms(PassageState state, Func<int, bool> counts)
    {
        var chosen = Enumerable.Range(0, state.Spheres.Count).Where(counts).Select(i => state.Spheres.Velocity[i].LengthSquared).ToArray();
        return Math.Sqrt(chosen.Average());
    }

    // Every block of steps of a passage, from where the axis comes upon the layer to where it leaves it.
    private static List<PassageState> Passage(double margin, int tiles = 17)
    {
        var seen = new Every();
        _ = new Calendering
        {
            Layer = Row(tiles, out var box),
            Box = box,
            Press = new PressSpec
            {
                Mode = PressMode.Roll,
                RollRadius = RollRadius,
                Ratios = [Ratio],
                MaxInertialNumber = 0.02,
                NipMargin = margin,
                PassageStates = 10000,
            },
            Material = new MaterialSpec { StiffnessScale = 0.04 },
            Contact = new ContactSpec { Law = ContactLaw.Plastic },
            Settings = new DemSettings { LocalDamping = 0.3 },
            Passage = seen,
        }.States().ToArray();
        return seen.States;
    }

    // Copies of the periodic cell in a row.
    private static Spheres Row(int tiles, out Box box)
    {
        var (cell, edge) = (Cell.Value, Cell.Value.Box.Length.X);
        var row = new Spheres(tiles * cell.Spheres.Count);
        for (var i = 0; i < row.Count; i++)
        {
            var (tile, from) = (i / cell.Spheres.Count, i % cell.Spheres.Count);
            row.Position[i] = cell.Spheres.Position[from] + new Vec3(tile * edge, 0, 0);
            row.Radius[i] = row.ApparentRadius[i] = cell.Spheres.Radius[from];
        }

        box = cell.Box with { Length = cell.Box.Length with { X = tiles * edge } };
        return row;
    }

    private sealed class Every : IProgress<PassageState>
    {
        public List<PassageState> States { get; } = [];

        public void Report(PassageState value) => States.Add(value);
    }
}
