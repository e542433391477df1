using LmpDem.Dem.Neighbours;
using LmpDem.Engine.Checkpoints;

namespace LmpDem.Dem.Stepping;

/// <content>The whole state, in a form that does not depend on the number of workers.</content>
internal sealed unsafe partial class StepKernel<TLaw>
{
    /// <inheritdoc/>
    public IReadOnlyList<BondPair> BondPairs => bonds?.Pairs ?? [];

    /// <inheritdoc/>
    public void Exchange(StateBook book)
    {
        particles.Exchange(book);
        wallContacts.Exchange(book);
        tuning = tuning with
        {
            OuterSkin = book.Value("outer_skin", tuning.OuterSkin),
            InnerSkin = book.Value("inner_skin", tuning.InnerSkin),
            LargestRadius = book.Value("largest_radius", tuning.LargestRadius),
        };
        book.Value("smallest_radius", ref least);
        book.Value("listed", ref listed);
        book.Value("step", ref step);
        book.Value("path", ref moved);
        Rebuilds = book.Value("rebuilds", Rebuilds);
        KeptLists.Exchange(book, blocks, tuning.Chunk, particles.Count);
        bonds?.Exchange(book);
        if (book.IsReading) SetBondRows();
    }

    private void SetBondRows()
    {
        foreach (var block in blocks) bonds?.Follow(block, particles.Id);
    }
}
