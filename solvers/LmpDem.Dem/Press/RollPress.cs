using LmpDem.Dem.Laws;
using LmpDem.Dem.Measures;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.Engine.Press;

namespace LmpDem.Dem.Press;

/// <summary>
/// A true rotating cylinder, in the frame of the web: it rolls without slip over a layer that is open along the web and periodic
/// across it. Every ratio is a pass over the layer left by the previous pass. A pass gives the state with the nip in the middle of
/// the layer, taken while the roll moves (a halt would let the nip slip open), and the state after the roll has left; pressures are
/// loads over the length of the nip. A layer without cohesion is pushed ahead of the roll if the angle of the nip, sqrt(2 dh / R),
/// approaches the friction coefficient: the roll bites if it is large, or if binder bridges hold the layer.
/// </summary>
internal sealed class RollPress(Calendering work, IProgress<PressProgress>? progress, IStateKeeper keeper) : IKept
{
    private const int Block = 100;
    private const int Foil = 0;
    private const int Roll = 1;
    private const double Reserve = 0.8;          // as for a flat press
    private const double BeforeNip = 0.1;        // of the length of the nip: from here the gap closes by 1 % of the whole
    private const double BehindNip = 0.5;        // of the same: particles here that still touch the roll have been through the nip
    private const double PressureToStart = 0.05; // of the yield strength, until the roll meets the layer
    private const double LeftLoad = 1e-3;        // of the mean load: the roll has left the layer
    private const int MaxRestBlocks = 500;
    private const double DragPerStrainRate = 10.0; // see Advance

    private readonly double startThickness = work.Box.Length.Z;
    private readonly double width = work.Box.Length.Y;
    private readonly double length = work.Box.Length.X;
    private readonly double radius = work.Press.RollRadius;
    private readonly double diameter = 2.0 * work.Layer.Radius.Average();
    private readonly double solidVolume = work.Layer.SolidVolume;

    private readonly NipWindow layer = Create(work);
    private readonly List<(int Particle, double Height)> heights = []; // that particles under the roll have, or had, at the nip [m]
    private Passage at;

    private Box StateBox => work.Box with { PeriodicX = false, Length = work.Box.Length with { Z = startThickness } };

    /// <inheritdoc/>
    public void Exchange(StateBook book)
    {
        layer.Exchange(book);
        book.Value("passage", ref at);
        book.List("heights", heights);
    }

    public IEnumerable<CalenderState> States()
    {
        using var own = layer;
        var deepest = NipLength(startThickness * (1.0 - work.Press.Ratios[^1]));
        if (length < 3.0 * deepest)
        {
            throw new ArgumentException(
                $"a roll of radius {radius * 1e3:0.###} mm has a nip {deepest * 1e6:0} um long: the layer must be three times as long "
                    + $"(lateral_x {3e6 * deepest:0} um), it is {length * 1e6:0} um");
        }

        if (!keeper.Keep("roll", this) && work.Contact.Bond.Enabled) layer.BindContacts();
        Release();
        for (; at.Number < work.Press.Ratios.Count; at.Number++)
        {
            var ratio = work.Press.Ratios[at.Number];
            var gap = startThickness * (1.0 - ratio);
            var nip = NipLength(gap);
            if (nip == 0.0)
            {
                yield return State(
                    PressPhase.Loaded, gap, nip, 0.0, Vec3.Zero, Vec3.Zero, layer.Equilibrium()) with
                { TargetRatio = ratio };
                continue;
            }

            if (at.Stage == RollStage.Waiting)
            {
                layer.Begin();
                layer.SetWall(Roll, layer.Walls[Roll] with { Point = new Vec3(-1.05 * nip, 0, gap + radius) });
                at = new Passage { Number = at.Number, States = at.States, Released = at.Released, Stage = RollStage.Entering };
            }

            if (at.Stage == RollStage.Entering)
            {
                Advance(0.5 * length, nip, gap, ratio);
                layer.Open();
                at.Rolling = layer.Equilibrium();
                FindHeights(nip);
                at.IsOver = at.IsSaturated || solidVolume / (length * width * gap) > work.Press.MaxSolidsFraction;
                var inertial = at.Inertial;
                at = at with { Stage = RollStage.Leaving, Inertial = 0.0, IsSaturated = false };
                yield return State(
                    PressPhase.Loaded, gap, nip, inertial, at.MeanPress, at.MeanFoil, at.Rolling) with
                {
                    TargetRatio = ratio,
                    OverCalendered = at.IsOver
                };
            }

            if (at.Stage == RollStage.Leaving)
            {
                Advance(length + 1.05 * nip, nip, gap, ratio);
                layer.Open();
                at.Rise = Rise() / gap;
                layer.SetWall(
                    Roll, layer.Walls[Roll] with
                    {
                        Point = new Vec3(length, 0, startThickness + 2.0 * radius),
                        Velocity = Vec3.Zero,
                        Spin = 0.0
                    });
                at.Stage = RollStage.Resting;
            }

            var simulated = at.Rise;
            var springback = work.Material.StiffnessScale * simulated;
            Rest(at.Rolling.MeanContactForce);
            at.Stage = RollStage.Waiting;
            yield return State(PressPhase.Unloaded, gap * (1.0 + springback), nip, at.Inertial, Vec3.Zero, Vec3.Zero, at.Rest) with
            {
                TargetRatio = ratio,
                Springback = springback,
                SpringbackSimulated = simulated,
                LineLoad = at.MeanPress.Z / width,
                OverCalendered = at.IsOver,
            };
        }

        keeper.Release("roll");
    }

    private static NipWindow Create(Calendering work)
    {
        var (length, startThickness, radius) = (work.Box.Length.X, work.Box.Length.Z, work.Press.RollRadius);
        Wall[] walls =
        [
            new("foil", WallShape.Plane, Vec3.Zero, new Vec3(0, 0, 1)),
            new("roll", WallShape.Roll, new Vec3(-length, 0, startThickness + 2.0 * radius), new Vec3(0, 1, 0), radius),
        ];
        return new NipWindow(work, walls);
    }

    /// <summary>Lets the overlaps of the light packing load go without giving the particles, which nothing holds down, any speed.</summary>
    private void Release()
    {
        for (; at.Released < 200; at.Released++)
        {
            keeper.Pass();
            layer.Run(10);
            layer.QuenchVelocities();
        }
    }

    /// <summary>Length of the nip on the entry side, from the first touch of the packed layer to the axis [m].</summary>
    private double NipLength(double gap) => new RollProfile(radius, gap).Along(startThickness);

    /// <summary>Rolls on until the axis stands over a place of the web; gathers the load where the whole nip is on the layer.</summary>
    private void Advance(double to, double nip, double gap, double ratio)
    {
        var blockTime = Block * layer.TimeStep;
        while (to - layer.Walls[Roll].Point.X > 1e-9 * length)
        {
            keeper.Pass();
            var x = layer.Walls[Roll].Point.X;
            if (x > length && layer.WallForce(Roll).Z <= LeftLoad * at.MeanPress.Z) return;
            var touched = Math.Clamp(Math.Min(x + nip, length - x), BehindNip * nip, nip);
            var pressure = Math.Max(layer.WallForce(Roll).Z / (width * touched), PressureToStart * work.Material.YieldStrength);
            // Mean strain rate of the passage: (h0 - gap)/gap closed over the time nip/v.
            var perSpeed = (startThickness - gap) / gap / nip * diameter * Math.Sqrt(work.Material.Density / pressure);
            var speed = Math.Min(Reserve * work.Press.MaxInertialNumber / perSpeed, (to - x) / blockTime);
            // Particles that the roll throws off come to rest within a tenth of the passage; on the others this drag is below
            // 10 I2 (thickness/diameter) of their contact forces.
            layer.ViscousDamping = DragPerStrainRate * speed * (startThickness - gap) / (gap * nip);
            layer.SetWall(Roll, layer.Walls[Roll] with { Velocity = new Vec3(speed, 0, 0), Spin = speed / radius });
            layer.Follow(x, nip, startThickness - gap, speed * nip / radius);
            layer.Run(Block);
            ShowPassage(ratio);
            if (x > nip && x < length - nip)
            {
                at.AddLoad(layer.WallForce(Roll), layer.WallForce(Foil));
                at.Inertial = Math.Max(at.Inertial, speed * perSpeed);
                at.IsSaturated |= layer.WallForce(Roll).Z / (width * nip) > work.Press.MaxPressure;
            }
            progress?.Report(new PressProgress("rolling", ratio, Math.Clamp((x + nip) / (length + nip), 0.0, 1.0), layer.Step));
        }
    }

    /// <summary>Shows the layer where the roll has come to the next of the places that are evenly spaced along the layer.</summary>
    private void ShowPassage(double ratio)
    {
        var count = work.Press.PassageStates ?? PressSpec.DefaultPassageStates;
        if (work.Passage is null || at.Shown >= count || layer.Walls[Roll].Point.X < (at.Shown + 0.5) / count * length) return;
        var (spheres, moves) = layer.Now();
        var index = at.Number * count + at.Shown++;
        work.Passage.Report(
            new PassageState(index, ratio, layer.Walls[Roll], spheres, moves, layer.WallForce(Roll).Z / width, StateBox, layer.Time));
    }

    /// <summary>Finds the heights that the particles which the roll touches have, or had, at the nip.</summary>
    private void FindHeights(double nip)
    {
        heights.Clear();
        layer.Synchronize();
        var contacts = layer.Contacts();
        var axis = layer.Walls[Roll].Point.X;
        var profile = new RollProfile(radius, 0.0);
        for (var c = 0; c < contacts.Count; c++)
        {
            if (!contacts.IsWall(c) || contacts.WallOf(c) != Roll) continue;
            var p = layer.Spheres.Position[contacts.First[c]];
            if (p.X - axis > -BehindNip * nip && p.X - axis < BeforeNip * nip)
                heights.Add((contacts.First[c], p.Z - profile.Rise(p.X - axis)));
        }
    }

    /// <summary>Mean rise of these particles since the nip [m].</summary>
    private double Rise()
    {
        layer.Synchronize();
        return heights.Count == 0 ? 0.0 : heights.Average(h => layer.Spheres.Position[h.Particle].Z - h.Height);
    }

    /// <summary>Waits, with the roll lifted, until the net forces are small against a reference.</summary>
    private void Rest(double reference)
    {
        while (!at.IsAtRest && at.RestBlocks < MaxRestBlocks)
        {
            keeper.Pass();
            layer.Run(Block);
            if (++at.RestBlocks % 5 != 0) continue;
            at.Rest = layer.Equilibrium();
            if (reference > 0.0)
                at.Rest = at.Rest with { UnbalancedRatio = at.Rest.UnbalancedRatio * at.Rest.MeanContactForce / reference };
            at.IsAtRest = at.Rest.UnbalancedRatio < 0.5 * work.Press.MaxUnbalanced;
        }
    }

    private CalenderState State(
        PressPhase phase, double thickness, double nip, double inertial, Vec3 press, Vec3 foil, Equilibrium rest)
    {
        layer.Synchronize();
        var contacts = layer.Contacts();
        var nipArea = Math.Max(nip, double.Epsilon) * width;
        return new CalenderState
        {
            Index = at.States++,
            Phase = phase,
            AchievedRatio = 1.0 - thickness / startThickness,
            Thickness = thickness,
            SolidsFraction = solidVolume / (length * width * thickness),
            PressureTop = press.Z == 0.0 ? 0.0 : press.Z / nipArea,
            PressureBottom = foil.Z == 0.0 ? 0.0 : -foil.Z / nipArea,
            LineLoad = press.Z / width,
            InertialNumber = inertial,
            Equilibrium = rest,
            FullContacts = work.Contact.Law == ContactLaw.PlasticDense ? ContactFaults.Full(layer.Spheres, contacts) : null,
            DoubleContacts = ContactFaults.Double(layer.Spheres, contacts, work.Box with { PeriodicX = false }),
            Spheres = layer.Spheres.Copy(),
            Contacts = contacts,
            Walls = [.. layer.Walls],
            Box = StateBox,
            Step = layer.Step,
            Time = layer.Time,
            Work = layer.WallWork(Roll),
        };
    }

    private enum RollStage
    {
        Waiting, // before a passage
        Entering, // up to the state with the nip in the middle
        Leaving, // up to the end of the layer
        Resting, // roll lifted
    }

    // Where the roll is, and what was measured in its passage so far.
    private struct Passage
    {
        public RollStage Stage;
        public int Number, States, Released, RestBlocks, LoadBlocks, Shown;
        public double Inertial, Rise;
        public bool IsSaturated, IsOver, IsAtRest;
        public Equilibrium Rolling, Rest;
        public Vec3 Press, Foil; // sums over blocks [N]

        public readonly Vec3 MeanPress => LoadBlocks == 0 ? Vec3.Zero : Press / LoadBlocks;

        public readonly Vec3 MeanFoil => LoadBlocks == 0 ? Vec3.Zero : Foil / LoadBlocks;

        public void AddLoad(Vec3 onPress, Vec3 onFoil)
        {
            Press += onPress;
            Foil += onFoil;
            LoadBlocks++;
        }
    }
}
