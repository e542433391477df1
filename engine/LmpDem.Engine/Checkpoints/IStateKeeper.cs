namespace LmpDem.Engine.Checkpoints;

/// <summary>
/// Keeps the state of a long computation, so that it can be stopped and go on with the same bits. The computation puts its parts in the
/// keeper's care and calls <see cref="Pass"/> between two blocks of work, wherever its whole state is in those parts.
/// </summary>
public interface IStateKeeper
{
    /// <summary>Takes a part into care. A part that a kept state knows is given that state back at once.</summary>
    /// <param name="name">Name of the part.</param>
    /// <param name="part">The part.</param>
    /// <returns>Whether the part has its kept state now, and the work goes on from there.</returns>
    bool Keep(string name, IKept part);

    /// <summary>Lets go of a part whose work is done.</summary>
    /// <param name="name">Name of the part.</param>
    void Release(string name);

    /// <summary>Saves the state if it is time, and ends the computation if it was asked to stop; cheap else.</summary>
    /// <param name="isLongWorkNext">Whether work that cannot be interrupted follows, which is worth an early checkpoint.</param>
    /// <exception cref="OperationCanceledException">The computation was asked to stop; its state is kept.</exception>
    void Pass(bool isLongWorkNext = false);
}

/// <summary>Keeps nothing: a computation that only stops.</summary>
/// <param name="stop">Asks it to stop.</param>
public sealed class NoKeeper(CancellationToken stop = default) : IStateKeeper
{
    /// <inheritdoc/>
    public bool Keep(string name, IKept part) => false;

    /// <inheritdoc/>
    public void Release(string name)
    {
    }

    /// <inheritdoc/>
    public void Pass(bool isLongWorkNext = false) => stop.ThrowIfCancellationRequested();
}
