using LmpDem.Dem.Neighbours;
using LmpDem.Engine.Execution;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Stepping;

/// <content>When the lists of pairs are searched for anew, and when they are only pruned.</content>
internal sealed unsafe partial class StepKernel<TLaw>
{
    private void EnsureListed()
    {
        if (listed) return;
        team.Run((worker, barrier) =>
        {
            Refresh(worker, blocks[worker], barrier, false);
            deformation?.RefreshConstants(blocks[worker], particles.Places);
        });
        listed = true;
        moved = 0.0;
    }

    private void Refresh(int worker, Block block, SpinBarrier barrier, bool current)
    {
        var reach = tuning.OuterSkin + law.Reach(tuning.LargestRadius);
        var searches = !current;
        if (current)
        {
            MeasureDisplacement(block);
            barrier.Wait();
            double squared = 0.0, growth = 0.0;
            foreach (var b in blocks)
            {
                squared = Math.Max(squared, b.Displacement);
                growth = Math.Max(growth, b.Growth);
            }

            searches = 2.0 * (Math.Sqrt(squared) + growth) + tuning.InnerSkin > tuning.OuterSkin;
            barrier.Wait();
        }

        if (searches)
        {
            Pruning.MarkOldRows(particles, block);
            search.Sort(worker, block, barrier, reach);
            wallContacts.Move(block, particles.OldIndex.Address);
            search.FindPairs(worker, block, blocks, barrier, reach);
            if (worker == 0)
            {
                wallContacts.Swap();
                Rebuilds++;
            }

            bonds?.Follow(block, particles.Id);
            barrier.Wait();
        }

        var innerReach = tuning.InnerSkin + law.Reach(tuning.LargestRadius);
        Pruning.Prune(law, particles, block, box, innerReach, tuning.Chunk, search.LayerSpan, searches);
        if (searches) Pruning.RecallHistory(particles, block, blocks);
        if (searches) barrier.Wait(); // nobody prunes again while others still read the old lists
    }

    private void MeasureDisplacement(Block block)
    {
        double most = 0.0, growth = 0.0;
        for (long i = block.First; i < block.End; i++)
        {
            ref var place = ref particles.Places[i];
            var way = place.Centre - new Vec3(particles.SearchX[i], particles.SearchY[i], particles.SearchZ[i]);
            most = Math.Max(most, way.LengthSquared);
            growth = Math.Max(growth, place.Radius - particles.Traces[i].SearchRadius);
        }

        block.Displacement = most * 1.00001;
        block.Growth = growth;
    }
}
