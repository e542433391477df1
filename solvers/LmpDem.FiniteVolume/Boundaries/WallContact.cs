using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Execution;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Laws;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace LmpDem.FiniteVolume.Boundaries;

/// <summary>Contact of a bundle's surface nodes with the walls: penalty with a Coulomb slider, eight bodies at a time.</summary>
internal sealed unsafe class WallContact : IDisposable, IKept
{
    /// <summary>Rows of the loads of a wall: force x, y, z and work of friction, each eight lanes wide.</summary>
    public const int LoadRows = 4;

    private readonly Bundle bundle;
    private readonly int walls;
    private readonly Column<int> near;      // [wall][surface node]
    private readonly int[] nearCount;
    private readonly Column<double> slip;   // [wall][surface node][3][lane]
    private readonly Column<double> loads;  // [wall][row][lane]

    public WallContact(Bundle bundle, int walls)
    {
        this.bundle = bundle;
        this.walls = walls;
        near = new Column<int>(walls * Surface);
        nearCount = new int[walls];
        slip = new Column<double>((long)walls * Surface * Bundle.Vector);
        loads = new Column<double>(walls * LoadRows * Bundle.Lanes);
    }

    /// <summary>Bytes held.</summary>
    public long Bytes => near.Bytes + slip.Bytes + loads.Bytes;

    /// <summary>Elastic slip at the walls [wall][surface node][3][lane] [m].</summary>
    public Column<double> Slip => slip;

    /// <summary>Sums of the loads over steps, until they are taken [wall][row][lane].</summary>
    public Column<double> Loads => loads;

    private int Surface => bundle.Template.SurfaceNodes.Length;

    /// <summary>Exchanges the nodes near walls and their history with a book; loads are taken at the end of every run.</summary>
    public void Exchange(StateBook book)
    {
        if (!book.IsReading)
        {
            for (var t = 0; t < walls; t++) near.AsSpan().Slice(t * Surface + nearCount[t], Surface - nearCount[t]).Clear();
        }

        book.Values("near", near.AsSpan());
        book.Values("near_count", nearCount.AsSpan());
        book.Values("slip", slip.AsSpan());
    }

    /// <summary>Lists the nodes of which any lane is within a margin of a wall.</summary>
    /// <param name="at">Walls.</param>
    /// <param name="first">First wall that touches bodies; those before it are deformable and handled elsewhere.</param>
    public void Search(ReadOnlySpan<Wall> at, int first)
    {
        var margin = 0.0;
        for (var l = 0; l < bundle.Count; l++)
            margin = Math.Max(margin, ContactRules.MarginFraction * bundle.LaneValue(LaneRow.FacetSize, l));
        for (var t = 0; t < walls; t++)
        {
            nearCount[t] = 0;
            for (var s = 0; s < Surface && t >= first; s++)
            {
                var isNear = false;
                for (var l = 0; l < bundle.Count && !isNear; l++)
                    isNear = at[t].Distance(bundle.Node(bundle.Template.SurfaceNodes[s], l)) < margin;
                if (isNear) near[t * Surface + nearCount[t]++] = s;
            }
        }
    }

    /// <summary>Adds the forces of the walls to the nodes, and to the loads on the walls.</summary>
    /// <param name="at">Walls.</param>
    /// <param name="coefficients">Friction coefficients of the first wall and of the others.</param>
    /// <param name="survey">Whether magnitudes are added to the applied forces.</param>
    public void Evaluate(ReadOnlySpan<Wall> at, (double First, double Others) coefficients, bool survey)
    {
        var mask = Vector512.Load(bundle.Lane.Address + LaneRow.Mask * Bundle.Lanes);
        var stiffness = Vector512.Create(
            ContactRules.WallStiffness) * Vector512.Load(bundle.Lane.Address + LaneRow.Stiffness * Bundle.Lanes);
        var tangential = Vector512.Create(ContactRules.TangentialFraction) * stiffness;
        for (var t = 0; t < walls; t++)
        {
            var wall = at[t];
            var friction = t == 0 ? coefficients.First : coefficients.Others;
            var mu = Vector512.Create(friction);
            Vectors sum = default;
            var work = V.Zero;
            var list = near.Address + t * Surface;
            for (var k = 0; k < nearCount[t]; k++)
            {
                var s = list[k];
                var node = bundle.SurfaceOffsets[s];
                var history = slip.Address + ((long)t * Surface + s) * Bundle.Vector;
                Distance(wall, Vectors.Load(bundle.Position.Address + node), out var distance, out var normal);
                var touches = Vector512.LessThan(distance, V.Zero) & mask;
                if (touches == V.Zero)
                {
                    if (friction > 0.0) default(Vectors).Store(history);
                    continue;
                }

                var press = (-distance * stiffness) & touches;
                var force = press * normal;
                if (friction > 0.0) force += Slide(wall, node, history, normal, press, tangential, mu, touches, ref work);
                force.AddTo(bundle.Force.Address + node);
                sum += force;
                var load = bundle.Load.Address + s * Bundle.Lanes;
                (Vector512.Load(load) + press).Store(load);
                if (!survey) continue;
                var applied = bundle.Applied.Address + node / 3;
                (Vector512.Load(applied) + Vector512.Abs(force.X) + Vector512.Abs(force.Y) + Vector512.Abs(force.Z)).Store(applied);
            }

            var row = loads.Address + t * LoadRows * Bundle.Lanes;
            sum.AddTo(row);
            (Vector512.Load(row + 24) + work).Store(row + 24);
        }
    }

    /// <summary>Surface nodes near a wall since the last search, rising.</summary>
    public ReadOnlySpan<int> Near(int wall) => near.AsSpan().Slice(wall * Surface, nearCount[wall]);

    /// <summary>Lists a surface node as near a wall, or after <see cref="ForgetNear"/> the first of them; rising.</summary>
    public void AddNear(int wall, int surface) => near[wall * Surface + nearCount[wall]++] = surface;

    /// <summary>Forgets which nodes are near walls.</summary>
    public void ForgetNear() => Array.Clear(nearCount);

    /// <summary>Takes the sums over steps and lanes: force of a wall on the bodies, and work of friction.</summary>
    public (double X, double Y, double Z, double Friction) TakeLoad(int wall)
    {
        var row = new Span<double>(loads.Address + wall * LoadRows * Bundle.Lanes, LoadRows * Bundle.Lanes);
        var sums = (Sum(row[..8]), Sum(row[8..16]), Sum(row[16..24]), Sum(row[24..]));
        row.Clear();
        return sums;
    }

    /// <summary>Energy stored in the tangential springs of a wall [J].</summary>
    public double SlipEnergy(int wall)
    {
        var sum = 0.0;
        for (long k = 0; k < (long)Surface * Bundle.Vector; k++)
        {
            var x = slip[(long)wall * Surface * Bundle.Vector + k];
            sum += 0.5 * ContactRules.TangentialFraction * ContactRules.WallStiffness * bundle.LaneValue(
                LaneRow.Stiffness, (int)(k & 7)) * x * x;
        }

        return sum;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        near.Dispose();
        slip.Dispose();
        loads.Dispose();
    }

    private static double Sum(ReadOnlySpan<double> lanes)
    {
        var sum = 0.0;
        foreach (var x in lanes) sum += x;
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Distance(in Wall wall, Vectors p, out V distance, out Vectors normal)
    {
        var axis = All(wall.Axis.X, wall.Axis.Y, wall.Axis.Z);
        var d = p - All(wall.Point.X, wall.Point.Y, wall.Point.Z);
        var along = Vectors.Dot(d, axis);
        distance = along;
        normal = axis;
        if (wall.Shape == WallShape.Plane) return;
        var radial = d - along * axis;
        var length = Vector512.Sqrt(Vectors.Max(Vectors.Dot(radial, radial), Vector512.Create(1e-60)));
        var sign = Vector512.Create(wall.Shape == WallShape.Roll ? 1.0 : -1.0);
        distance = sign * (length - Vector512.Create(wall.Radius));
        normal = sign / length * radial;
    }

    private Vectors Slide(in Wall wall, int node, double* history, Vectors normal, V press, V k, V mu, V touches, ref V work)
    {
        var surface = wall.Velocity + wall.SurfaceVelocity;
        var moved = Vectors.Load(bundle.Velocity.Address + node) - All(surface.X, surface.Y, surface.Z);
        var slipped = Vectors.Load(history) + moved;
        slipped -= Vectors.Dot(slipped, normal) * normal;
        slipped = new Vectors(slipped.X & touches, slipped.Y & touches, slipped.Z & touches);
        var length = new Wide(Vector512.Sqrt(Vectors.Dot(slipped, slipped)));
        slipped = CoulombSlider.Limit(length, new Wide(mu), new Wide(press), new Wide(k), out var slid).Lanes * slipped;
        work += slid.Lanes;
        slipped.Store(history);
        return -k * slipped;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vectors All(double x, double y, double z) => new(Vector512.Create(x), Vector512.Create(y), Vector512.Create(z));
}
