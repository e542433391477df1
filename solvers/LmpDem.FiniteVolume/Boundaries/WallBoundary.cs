using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Laws;

namespace LmpDem.FiniteVolume.Boundaries;

/// <summary>The walls around the bodies: where they are, how bodies touch them, and the loads and work measured on them.</summary>
internal sealed class WallBoundary : IDisposable, IKept
{
    private readonly BodySet bodies;
    private readonly int first;
    private readonly WallContact[] touches; // by bundle
    private readonly Vec3[] loads;        // sums over steps
    private readonly double[] work;
    private long loadSteps;

    /// <summary>Makes the boundary.</summary>
    /// <param name="bodies">Bodies.</param>
    /// <param name="walls">Walls; velocities in m per step.</param>
    /// <param name="settings">Friction.</param>
    /// <param name="first">First wall in contact here; the one before it is a deformable foil.</param>
    public WallBoundary(BodySet bodies, IReadOnlyList<Wall> walls, FvSettings settings, int first)
    {
        this.bodies = bodies;
        this.first = first;
        Friction = settings.WallFriction;
        PressFriction = settings.PressFriction ?? Friction;
        Walls = [.. walls];
        touches = [.. bodies.Bundles.Select(b => new WallContact(b, walls.Count))];
        loads = new Vec3[walls.Count];
        work = new double[walls.Count];
    }

    /// <summary>Walls as they stand now.</summary>
    public Wall[] Walls { get; }

    /// <summary>Work of friction since <see cref="ClearWork"/> [J].</summary>
    public double FrictionWork { get; private set; }

    /// <summary>Work of all walls since <see cref="ClearWork"/> [J].</summary>
    public double TotalWork => work.Sum();

    /// <summary>Friction coefficient of the first wall.</summary>
    public double Friction { get; }

    /// <summary>Friction coefficient of the other walls.</summary>
    public double PressFriction { get; }

    /// <summary>Contact of a bundle with the walls.</summary>
    public WallContact ContactOf(int bundle) => touches[bundle];

    /// <summary>Bytes held.</summary>
    public long Bytes => touches.Sum(t => t.Bytes);

    /// <inheritdoc/>
    public void Exchange(StateBook book)
    {
        for (var t = 0; t < Walls.Length; t++) Walls[t] = Wall.Exchange(book, Walls[t]);
        book.Values("wall_loads", loads.AsSpan());
        book.Values("wall_work", work.AsSpan());
        book.Value("load_steps", ref loadSteps);
        FrictionWork = book.Value("friction_work", FrictionWork);
        foreach (var touch in touches) touch.Exchange(book);
    }

    /// <summary>Lists the nodes of a bundle that are near a wall.</summary>
    /// <param name="bundle">Index of the bundle.</param>
    /// <param name="at">Walls where they stand in this step.</param>
    public void Search(int bundle, ReadOnlySpan<Wall> at) => touches[bundle].Search(at, first);

    /// <summary>Adds the walls' forces to the nodes of a bundle.</summary>
    /// <param name="bundle">Index of the bundle.</param>
    /// <param name="at">Walls where they stand in this step.</param>
    /// <param name="survey">Whether magnitudes are added to the applied forces.</param>
    public void Evaluate(int bundle, ReadOnlySpan<Wall> at, bool survey) => touches[bundle].Evaluate(at, (Friction, PressFriction), survey);

    /// <summary>Takes the loads of some steps, in which the walls had their present velocities, into means and work.</summary>
    /// <param name="steps">Number of steps.</param>
    /// <param name="foil">Deformable foil, whose loads are the first wall's; null: none.</param>
    public void TakeLoads(int steps, FoilBoundary? foil)
    {
        loadSteps += steps;
        for (var t = 0; t < Walls.Length; t++)
        {
            var sum = Vec3.Zero;
            foreach (var touch in touches)
            {
                var (x, y, z, friction) = touch.TakeLoad(t);
                sum += new Vec3(x, y, z);
                FrictionWork += friction;
            }

            if (t == 0 && foil is not null)
            {
                foreach (var (force, friction) in foil.TakeLoads())
                {
                    sum += force;
                    FrictionWork += friction;
                }
            }

            loads[t] += sum;
            work[t] += Vec3.Dot(sum, Walls[t].Velocity + Walls[t].SurfaceVelocity);
        }
    }

    /// <summary>Begins the mean of the loads anew.</summary>
    public void BeginLoads()
    {
        Array.Clear(loads);
        loadSteps = 0;
    }

    /// <summary>Mean force of a wall on the bodies since <see cref="BeginLoads"/> [N].</summary>
    /// <param name="index">Wall.</param>
    public Vec3 LoadOn(int index) => loads[index] / Math.Max(loadSteps, 1);

    /// <summary>Work of a wall on the bodies since <see cref="ClearWork"/> [J].</summary>
    /// <param name="index">Wall.</param>
    public double WorkOf(int index) => work[index];

    /// <summary>Forgets work and friction.</summary>
    public void ClearWork()
    {
        Array.Clear(work);
        FrictionWork = 0.0;
    }

    /// <summary>Energy of the springs at the walls [J].</summary>
    public double StoredEnergy()
    {
        var sum = 0.0;
        for (var b = 0; b < touches.Length; b++)
        {
            var bundle = bodies.Bundles[b];
            for (var t = first; t < Walls.Length; t++)
            {
                sum += touches[b].SlipEnergy(t);
                foreach (var n in bundle.Template.SurfaceNodes)
                {
                    for (var l = 0; l < bundle.Count; l++)
                    {
                        var depth = Math.Min(Walls[t].Distance(bundle.Node(n, l)), 0.0);
                        sum += 0.5 * ContactRules.WallStiffness * bundle.LaneValue(LaneRow.Stiffness, l) * depth * depth;
                    }
                }
            }
        }

        return sum;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var touch in touches) touch.Dispose();
    }
}
