using LmpDem.FiniteVolume.Gpu.Kernels;
using LmpDem.FiniteVolume.Laws;

namespace LmpDem.FiniteVolume.Gpu.Devices;

/// <summary>The kernels of a step, compiled for a machine; each takes the number of threads first.</summary>
/// <param name="machine">The machine.</param>
internal sealed class StepKernelSet(Machine machine)
{
    /// <summary>All kernels as methods, for tests that look at their code.</summary>
    public static IReadOnlyList<Delegate> All =>
    [
        ZoneKernels.Update, ZoneKernels.Grow, ZoneKernels.Stiffen, NodeKernels.Gather, NodeKernels.Weigh, NodeKernels.Average,
        NodeKernels.Move, FilmKernels.Update, FilmKernels.Shape, FilmKernels.Spread, FilmKernels.Check, FilmKernels.Finish,
        ContactKernels.Evaluate, ContactKernels.Gather, WallKernels.Evaluate, SumKernels.Add, SumKernels.AddFriction,
        SearchKernels.Reach, SearchKernels.NearWalls, SearchKernels.Find, SearchKernels.ListOwn,
    ];

    // Three groups of 128 leave 168 registers to a thread: with all that it asks for, a third less runs at once (measured on one card).
    public Action<int, Columns, ZoneCoefficients, int> Zones { get; } =
        machine.Load<Columns, ZoneCoefficients, int>(ZoneKernels.Update, blocks: 3);

    public Action<int, Columns> Grow { get; } = machine.Load<Columns>(ZoneKernels.Grow);

    public Action<int, Columns, double> Stiffen { get; } = machine.Load<Columns, double>(ZoneKernels.Stiffen);

    public Action<int, Columns, int, int> Gather { get; } = machine.Load<Columns, int, int>(NodeKernels.Gather);

    public Action<int, Columns> Weigh { get; } = machine.Load<Columns>(NodeKernels.Weigh);

    public Action<int, Columns, DragCoefficients> Average { get; } = machine.Load<Columns, DragCoefficients>(NodeKernels.Average);

    public Action<int, Columns, DragCoefficients, int> Move { get; } = machine.Load<Columns, DragCoefficients, int>(NodeKernels.Move);

    public Action<int, Columns, PlaneStress> Film { get; } = machine.Load<Columns, PlaneStress>(FilmKernels.Update);

    public Action<int, Columns> Shape { get; } = machine.Load<Columns>(FilmKernels.Shape);

    public Action<int, Columns> Spread { get; } = machine.Load<Columns>(FilmKernels.Spread);

    public Action<int, Columns, PlaneStress, double, double, int> Check { get; } =
        machine.Load<Columns, PlaneStress, double, double, int>(FilmKernels.Check);

    public Action<int, Columns, int> Finish { get; } = machine.Load<Columns, int>(FilmKernels.Finish);

    public Action<int, ContactColumns> Contacts { get; } = machine.Load<ContactColumns>(ContactKernels.Evaluate);

    public Action<int, ContactColumns, int> Press { get; } = machine.Load<ContactColumns, int>(ContactKernels.Gather);

    public Action<int, Columns, int, double, double, int> Walls { get; } =
        machine.Load<Columns, int, double, double, int>(WallKernels.Evaluate);

    public Action<int, Columns, double, int, int, int> Sums { get; } = machine.Load<Columns, double, int, int, int>(SumKernels.Add);

    public Action<int, Columns> Reach { get; } = machine.Load<Columns>(SearchKernels.Reach);

    public Action<int, Columns, int> NearWalls { get; } = machine.Load<Columns, int>(SearchKernels.NearWalls);

    public Action<int, ContactColumns, OldContacts, int> Find { get; } = machine.Load<ContactColumns, OldContacts, int>(SearchKernels.Find);

    public Action<int, ContactColumns> ListOwn { get; } = machine.Load<ContactColumns>(SearchKernels.ListOwn);

    public Action<int, ContactColumns> Friction { get; } = machine.Load<ContactColumns>(SumKernels.AddFriction);
}
