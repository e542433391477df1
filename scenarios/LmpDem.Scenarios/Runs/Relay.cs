namespace LmpDem.Scenarios.Runs;

/// <summary>Tells an observer of a solver's progress, at once and in order, where Progress would post it to a pool thread.</summary>
/// <param name="observer">Whom to tell.</param>
/// <param name="of">The progress of the stage.</param>
internal sealed class Relay<T>(IRunObserver observer, Func<T, RunProgress> of) : IProgress<T>
{
    public void Report(T value) => observer.On(new StageProgressed(of(value)));
}
