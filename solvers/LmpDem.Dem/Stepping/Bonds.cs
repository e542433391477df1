using LmpDem.Dem.Bodies;
using LmpDem.Dem.Laws;
using LmpDem.Dem.Neighbours;
using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Stepping;

/// <summary>
/// Breakable elastic binder bridges beside the contacts: beams of radius b that resist stretch, shear, twist and bending in
/// increments and break where tension with bending reaches the tensile strength, or shear with twist the shear strength
/// (Potyondy and Cundall 2004, doi 10.1016/j.ijrmms.2004.09.011, eqs 14-19). Ordered by ids; every bond is computed once by one
/// worker and added to its bodies in that order.
/// </summary>
internal sealed unsafe class Bonds : IKept
{
    private readonly BondSpec spec;
    private readonly BondPair[] pairs;
    private readonly BondState[] states;
    private readonly BondPush[] pushes;
    private readonly int[] start;  // bonds of each particle id: ofParticle[start[id] .. start[id + 1])
    private readonly int[] ofParticle;
    private readonly int[] rowOfId;

    /// <summary>Bonds between the given bodies.</summary>
    /// <param name="spec">Binder.</param>
    /// <param name="pairs">Bodies and lengths, ordered by (first, second).</param>
    /// <param name="particles">Number of particles.</param>
    public Bonds(BondSpec spec, BondPair[] pairs, int particles)
    {
        this.spec = spec;
        this.pairs = pairs;
        states = new BondState[pairs.Length];
        pushes = new BondPush[pairs.Length];
        rowOfId = new int[particles];
        start = new int[particles + 1];
        foreach (var pair in pairs)
        {
            start[pair.First + 1]++;
            if (pair.Second >= 0) start[pair.Second + 1]++;
        }

        for (var id = 0; id < particles; id++) start[id + 1] += start[id];
        ofParticle = new int[start[particles]];
        var next = (int[])start.Clone();
        for (var b = 0; b < pairs.Length; b++)
        {
            ofParticle[next[pairs[b].First]++] = b;
            if (pairs[b].Second >= 0) ofParticle[next[pairs[b].Second]++] = b;
        }
    }

    /// <summary>The bodies, ordered by (first, second).</summary>
    public IReadOnlyList<BondPair> Pairs => pairs;

    /// <inheritdoc/>
    public void Exchange(StateBook book) => book.Values("bond_states", states.AsSpan());

    /// <summary>Takes up the particles' places after a search, for one block.</summary>
    public void Follow(Block block, int* id)
    {
        for (var row = block.First; row < block.End; row++) rowOfId[id[row]] = row;
    }

    /// <summary>Advances a worker's fraction of the bonds by one step.</summary>
    public void Evaluate(int worker, int workers, Box box, ReadOnlySpan<Wall> walls, PlaceRecord* places, MotionRecord* motions, double dt)
    {
        var end = (int)((long)pairs.Length * (worker + 1) / workers);
        for (var b = (int)((long)pairs.Length * worker / workers); b < end; b++)
        {
            if (states[b].Broken)
            {
                pushes[b] = default;
                continue;
            }

            var pair = pairs[b];
            PlaceRecord* pi = places + rowOfId[pair.First];
            var vi = motions + rowOfId[pair.First];
            var at = pi->Centre;
            var wi = vi->SurfaceSpin / pi->Radius;
            if (pair.Second < 0)
            {
                var wall = walls[-1 - pair.Second];
                var distance = wall.Distance(at);
                var n = wall.NormalAt(at);
                var relative = vi->Velocity - wall.VelocityAt(at - distance * n);
                var surface = relative - distance * Vec3.Cross(wi, n);
                pushes[b] = Advance(ref states[b], pair, n, surface, wi - wall.Spin * wall.Axis, dt, distance, pi->Radius, 0.0, 1.0);
                continue;
            }

            PlaceRecord* pj = places + rowOfId[pair.Second];
            var vj = motions + rowOfId[pair.Second];
            var d = box.MinImage(at - pj->Centre);
            var length = d.Length;
            var normal = d / length;
            var wj = vj->SurfaceSpin / pj->Radius;
            var armI = length * pi->Radius / (pi->Radius + pj->Radius);
            var armJ = length - armI;
            var v = vi->Velocity - vj->Velocity - Vec3.Cross(armI * wi + armJ * wj, normal);
            pushes[b] = Advance(ref states[b], pair, normal, v, wi - wj, dt, armI, pi->Radius, armJ, pj->Radius);
        }
    }

    /// <summary>Adds the bonds' forces to a block's own particles, before its contacts, and to the walls' loads.</summary>
    public void Gather(Block block, int* id, WallContacts walls, double dt)
    {
        for (long row = block.First; row < block.End; row++)
        {
            var particle = id[row];
            ref var f = ref block.Force[row];
            for (var k = start[particle]; k < start[particle + 1]; k++)
            {
                var b = ofParticle[k];
                var first = pairs[b].First == particle;
                var force = first ? pushes[b].Force : -pushes[b].Force;
                if (pairs[b].Second < 0) walls.AddLoad(row, -1 - pairs[b].Second, -dt * force);
                var torque = first ? pushes[b].TorqueFirst : pushes[b].TorqueSecond;
                f.Force += force;
                f.Torque += torque;
            }
        }
    }

    // Increments of stretch, shear, twist and bending; then the strengths. Torques are over the bodies' radii.
    private BondPush Advance(
        ref BondState state, BondPair pair, Vec3 n, Vec3 v, Vec3 w, double dt, double armI, double ri, double armJ, double rj)
    {
        var b = pair.Radius;
        var area = Math.PI * b * b;
        var bending = 0.25 * Math.PI * b * b * b * b;         // second moment I; the polar one is 2 I
        var normalStiffness = spec.YoungsModulus / pair.Length; // per area [Pa/m]
        var shearStiffness = normalStiffness / spec.StiffnessRatio;
        var stretch = Vec3.Dot(v, n);
        var twist = Vec3.Dot(w, n);
        state.Tension += normalStiffness * area * stretch * dt;
        state.Shear = state.Shear - Vec3.Dot(state.Shear, n) * n - shearStiffness * area * dt * (v - stretch * n);
        state.Twist -= shearStiffness * 2.0 * bending * twist * dt;
        state.Bending = state.Bending - Vec3.Dot(state.Bending, n) * n - normalStiffness * bending * dt * (w - twist * n);
        var tensile = state.Tension / area + state.Bending.Length * b / bending;
        var shear = state.Shear.Length / area + Math.Abs(state.Twist) * b / (2.0 * bending);
        if (tensile > spec.TensileStrength || shear > spec.ShearStrength)
        {
            state = new BondState { Broken = true };
            return default;
        }

        var force = state.Shear - state.Tension * n;
        var lever = -Vec3.Cross(n, force);
        var moment = state.Twist * n + state.Bending;
        return new BondPush(force, armI / ri * lever + moment / ri, armJ / rj * lever - moment / rj);
    }

    private struct BondState
    {
        public double Tension, Twist;
        public Vec3 Shear, Bending;
        public bool Broken;
    }

    private readonly record struct BondPush(Vec3 Force, Vec3 TorqueFirst, Vec3 TorqueSecond);
}

/// <summary>The bodies of a binder bridge.</summary>
/// <param name="First">Id of the first particle.</param>
/// <param name="Second">Id of the second particle, or -1 - (index of the wall).</param>
/// <param name="Length">Length of the beam: distance of the centres, or of the centre from the wall [m].</param>
/// <param name="Radius">Radius of the beam [m].</param>
internal readonly record struct BondPair(int First, int Second, double Length, double Radius);
