using System.Runtime.CompilerServices;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Gpu.Arithmetic;
using LmpDem.FiniteVolume.Laws;

namespace LmpDem.FiniteVolume.Gpu.Kernels;

/// <summary>Contact of surface nodes with walls, a thread a surface node of a body.</summary>
internal static class WallKernels
{
    /// <summary>Shape of a wall among its numbers: 0 plane, 1 roll, -1 tube.</summary>
    public const int Shape = 0;

    /// <summary>Point, three numbers.</summary>
    public const int Point = 1;

    /// <summary>Axis, three numbers.</summary>
    public const int Axis = 4;

    /// <summary>Radius.</summary>
    public const int Radius = 7;

    /// <summary>Velocity of the surface, three numbers.</summary>
    public const int Velocity = 8;

    /// <summary>Adds the forces of the walls to the nodes and to the loads of surface nodes.</summary>
    /// <param name="b">Bodies.</param>
    /// <param name="step">Step of the run.</param>
    /// <param name="first">Friction coefficient of the first wall.</param>
    /// <param name="others">Friction coefficient of the other walls.</param>
    /// <param name="survey">Whether magnitudes are added to the applied forces.</param>
    public static void Evaluate(Columns b, int step, double first, double others, int survey)
    {
        for (var i = Columns.Thread; i < b.Count(b.Surface); i += Columns.Stride)
        {
            if (b.Find(i, b.Surface, out var group, out var s, out var lane)) EvaluateOne(b, step, first, others, survey, group, s, lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EvaluateOne(Columns b, int step, double first, double others, int survey, int group, int s, int lane)
    {
        if (b.IsBody[group * Columns.Lanes + lane] == 0) return;
        var node = b.SurfaceNodes[s];
        int vector = (group * b.Nodes + node) * Columns.Vector + lane, number = (group * b.Nodes + node) * Columns.Lanes + lane;
        var load = (group * b.Surface + s) * Columns.Lanes + lane;
        var stiffness = ContactRules.WallStiffness * b.Lane[(group * LaneRow.Count + LaneRow.Stiffness) * Columns.Lanes + lane];
        var tangential = ContactRules.TangentialFraction * stiffness;
        for (var t = 0; t < b.Walls; t++)
        {
            var at = (group * b.Walls + t) * b.Surface + s;
            if (((b.WallNear[at] >> (lane / Bundle.Lanes)) & 1) == 0) continue;
            var friction = t == 0 ? first : others;
            var wall = (step * b.Walls + t) * Columns.WallValues;
            int history = at * Columns.Vector + lane, given = at * Columns.WallRows * Columns.Lanes + lane;
            Distance(b, wall, Triple.Load(b.Position, vector), out var distance, out var normal);
            if (!(distance < 0.0))
            {
                if (friction > 0.0) default(Triple).Store(b.WallSlip, history);
                default(Triple).Store(b.WallForce, given);
                b.WallForce[given + Columns.Vector] = 0.0;
                continue;
            }

            var press = -distance * stiffness;
            var force = press * normal;
            var slid = 0.0;
            if (friction > 0.0) force += Slide(b, wall, vector, history, normal, press, tangential, friction, out slid);
            (Triple.Load(b.Force, vector) + force).Store(b.Force, vector);
            force.Store(b.WallForce, given);
            b.WallForce[given + Columns.Vector] = slid;
            b.Load[load] = b.Load[load] + press;
            if (survey != 0) b.Applied[number] = b.Applied[number] + Math.Abs(force.X) + Math.Abs(force.Y) + Math.Abs(force.Z);
        }
    }

    /// <summary>Distance of a point from a wall as the search takes it, with a rounding after every operation [m].</summary>
    /// <param name="b">Bodies.</param>
    /// <param name="wall">Where the numbers of the wall begin.</param>
    /// <param name="p">The point [m].</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double PlainDistance(Columns b, int wall, Triple p)
    {
        var axis = Three(b, wall + Axis);
        var d = p - Three(b, wall + Point);
        var along = Triple.PlainDot(d, axis);
        var sign = b.WallPlaces[wall + Shape];
        if (sign == 0.0) return along;
        var radial = d - along * axis;
        var length = Math.Sqrt(Triple.PlainDot(radial, radial));
        return sign > 0.0 ? length - b.WallPlaces[wall + Radius] : b.WallPlaces[wall + Radius] - length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Distance(Columns b, int wall, Triple p, out double distance, out Triple normal)
    {
        var axis = Three(b, wall + Axis);
        var d = p - Three(b, wall + Point);
        var along = Triple.Dot(d, axis);
        distance = along;
        normal = axis;
        var sign = b.WallPlaces[wall + Shape];
        if (sign == 0.0) return;
        var radial = d - along * axis;
        var length = Math.Sqrt(Triple.Max(Triple.Dot(radial, radial), 1e-60));
        distance = sign * (length - b.WallPlaces[wall + Radius]);
        normal = sign / length * radial;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Triple Slide(
        Columns b, int wall, int vector, int history, Triple normal, double press, double k, double friction, out double slid)
    {
        var moved = Triple.Load(b.Velocity, vector) - Three(b, wall + Velocity);
        var slipped = Triple.Load(b.WallSlip, history) + moved;
        slipped -= Triple.Dot(slipped, normal) * normal;
        var length = new Scalar(Math.Sqrt(Triple.Dot(slipped, slipped)));
        slipped = CoulombSlider.Limit(length, new Scalar(friction), new Scalar(press), new Scalar(k), out var work).Value * slipped;
        slid = work.Value;
        slipped.Store(b.WallSlip, history);
        return -k * slipped;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Triple Three(Columns b, int at) => new(b.WallPlaces[at], b.WallPlaces[at + 1], b.WallPlaces[at + 2]);
}
