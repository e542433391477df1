using LmpDem.Engine.Execution;
using NUnit.Framework;

namespace LmpDem.Tests.Engine.Execution;

[TestFixture]
public sealed class ExecutionTests
{
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(5)]
    public void WorkersMeetAtEveryBarrier(int workers)
    {
        var phase = new int[workers];
        var late = 0;
        Workers.Run(workers, (worker, barrier) =>
        {
            for (var n = 1; n <= 200; n++)
            {
                phase[worker] = n;
                barrier.Wait();
                foreach (var p in phase)
                    if (p != n) Interlocked.Increment(ref late);
                barrier.Wait();
            }
        });
        Assert.That(late, Is.Zero);
        Assert.That(phase, Is.All.EqualTo(200));
    }

    [Test]
    public void AFailureEndsAllWorkersAndIsThrownOnce()
    {
        var fault = Assert.Throws<InvalidDataException>(() => Workers.Run(3, (worker, barrier) =>
        {
            for (var n = 0; n < 100; n++)
            {
                if (worker == 2 && n == 50) throw new InvalidDataException("worker 2");
                barrier.Wait();
            }
        }));
        Assert.That(fault!.Message, Is.EqualTo("worker 2"));
    }

    [Test]
    public void ATeamWorksAgainAndAgainAlsoAfterAFailure()
    {
        using var team = new WorkerTeam(4);
        var threads = new HashSet<int>();
        var done = new int[4];
        for (var run = 1; run <= 50; run++)
        {
            if (run == 20)
            {
                var fault = Assert.Throws<InvalidDataException>(() => team.Run((worker, barrier) =>
                {
                    if (worker == 3) throw new InvalidDataException("worker 3");
                    barrier.Wait();
                }));
                Assert.That(fault!.Message, Is.EqualTo("worker 3"));
            }

            team.Run((worker, barrier) =>
            {
                done[worker]++;
                lock (threads) threads.Add(Environment.CurrentManagedThreadId);
                barrier.Wait();
                if (done[0] != done[worker]) throw new InvalidOperationException("a worker was left out");
                barrier.Wait();
            });
        }

        Assert.That(done, Is.All.EqualTo(50));
        Assert.That(threads, Has.Count.EqualTo(4), "the threads of the first run are those of the last");
        team.Dispose();
        Assert.That(() => team.Run((_, _) => { }), Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public unsafe void AColumnIsAlignedZeroedAndKeepsItsElementsWhenItGrows()
    {
        using var column = new Column<double>(10);
        Assert.That((long)column.Address % 64, Is.Zero);
        for (var i = 0; i < 10; i++)
        {
            Assert.That(column[i], Is.Zero);
            column[i] = i + 1;
        }

        column.Grow(5);
        Assert.That(column.Length, Is.EqualTo(10));
        column.Grow(1000);
        Assert.That(column.Length, Is.EqualTo(1000));
        for (var i = 0; i < 1000; i++) Assert.That(column[i], Is.EqualTo(i < 10 ? i + 1 : 0));
    }

    [Test]
    public void AColumnCannotBeNegative() => Assert.Throws<ArgumentOutOfRangeException>(() => new Column<int>(-1));
}
