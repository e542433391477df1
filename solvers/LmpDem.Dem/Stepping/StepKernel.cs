using LmpDem.Dem.Bodies;
using LmpDem.Dem.Laws;
using LmpDem.Dem.Neighbours;
using LmpDem.Engine.Execution;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Stepping;

/// <summary>
/// The time step for one law. A worker owns a block of rows; in one pass over its contacts it gathers, applies the law, accumulates
/// forces, and integrates finished rows, with one barrier per step (its structure and measurements are in docs/performance.md).
/// </summary>
/// <typeparam name="TLaw">Normal law.</typeparam>
internal sealed unsafe partial class StepKernel<TLaw> : IStepKernel
    where TLaw : struct, INormalLaw
{
    private readonly TLaw law, wallLaw;
    private readonly Box box;
    private readonly ParticleColumns particles;
    private readonly WallContacts wallContacts;
    private readonly NeighbourSearch search;
    private readonly Block[] blocks;
    private readonly WorkerTeam team;
    private readonly Wall[][] wallsOfWorker;
    private readonly Deformation? deformation;
    private Tuning tuning;
    private double least;
    private Bonds? bonds;
    private bool listed, diverged;
    private long step;
    private double moved;

    public StepKernel(
        TLaw law, TLaw wallLaw, MaterialSpec material, ParticleColumns particles, Box box, int walls, bool rolls, int workers,
        Tuning tuning)
    {
        this.law = law;
        this.wallLaw = wallLaw;
        this.box = box;
        this.particles = particles;
        this.tuning = tuning;
        var radii = new double[particles.Count];
        for (var i = 0; i < radii.Length; i++) radii[i] = particles.Places[i].Radius;
        least = radii.Length == 0 ? 1.0 : radii.Min();
        wallContacts = new WallContacts(particles.Count, walls);
        search = new NeighbourSearch(particles, new CellLevels(box, radii), box, workers);
        var memory = new MemoryLayout(TLaw.RemembersOverlap, rolls);
        blocks = new Block[workers];
        team = new WorkerTeam(workers);
        wallsOfWorker = new Wall[workers][];
        for (var t = 0; t < workers; t++)
        {
            var end = t == workers - 1 ? particles.Count : Boundary(t + 1, workers);
            blocks[t] = new Block(
                Boundary(t, workers), end, particles.Count, tuning.Chunk, workers > 1, tuning.PairsPerParticle, TLaw.Constants, memory);
            wallsOfWorker[t] = new Wall[walls];
        }

        if (TLaw.Deforms) deformation = new Deformation(particles, wallContacts, box, material);
    }

    /// <inheritdoc/>
    public long Bytes => particles.Bytes + wallContacts.Bytes + blocks.Sum(b => b.Bytes);

    /// <inheritdoc/>
    public int Rebuilds { get; private set; }

    /// <inheritdoc/>
    public long ListedPairs
    {
        get
        {
            long pairs = 0;
            foreach (var block in blocks)
            {
                var list = (uint*)block.Current.Pairs;
                for (var q = 0; q < block.Current.Count; q++) pairs += list[2 * q] >> 5 >= block.First ? 1 : 0;
            }

            return pairs;
        }
    }

    /// <inheritdoc/>
    public void Run(in StepSettings settings, Wall[] walls, int steps)
    {
        var captured = settings;
        team.Run((worker, barrier) => Work(worker, barrier, captured, walls, steps));
        wallsOfWorker[0].CopyTo(walls, 0);
        if (diverged) throw FindDivergence(settings.TimeStep);
    }

    /// <inheritdoc/>
    public void SetBonds(Bonds set)
    {
        bonds = set;
        foreach (var block in blocks) set.Follow(block, particles.Id);
    }

    /// <inheritdoc/>
    public void ScaleLengths(double factor)
    {
        tuning = tuning.Scaled(factor);
        least *= factor;
        Invalidate();
    }

    /// <inheritdoc/>
    public (Vec3 Impulse, double Work) TakeLoad(int wall)
    {
        var load = wallContacts.TakeLoad(wall);
        return (load.Impulse, load.Work);
    }

    /// <inheritdoc/>
    public void Invalidate() => listed = false;

    /// <inheritdoc/>
    public void Dispose()
    {
        team.Dispose();
        foreach (var block in blocks) block.Dispose();
        wallContacts.Dispose();
        deformation?.Dispose();
        particles.Dispose();
    }

    private DivergedException FindDivergence(double dt)
    {
        long worst = 0;
        var most = -1.0;
        for (long i = 0; i < particles.Count; i++)
        {
            var speed = particles.Motions[i].Velocity.Length;
            if (double.IsNaN(speed)) speed = double.PositiveInfinity;
            if (speed <= most) continue;
            most = speed;
            worst = i;
        }

        return new DivergedException(step, particles.Id[worst], "distance moved in one step [m]", most * dt);
    }

    private int Boundary(int worker, int workers) => (int)((long)particles.Count * worker / workers) / Block.RowGrain * Block.RowGrain;
}
