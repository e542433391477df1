using LmpDem.Engine.Checkpoints;

namespace LmpDem.FiniteVolume.Compacting;

/// <content>The state in a checkpoint.</content>
internal sealed partial class BodyLayer
{
    /// <inheritdoc/>
    public void Exchange(StateBook book)
    {
        stepper.Exchange(book);
        Pace = book.Value("pace", Pace);
        book.Value("opening_pressure", ref openingPressure);
        book.Value("swelling", ref swelling);
        book.Value("holding", ref holding);
        Path.Exchange(book);
    }

    // How far a hold is.
    private struct HoldProgress
    {
        public bool IsBegun;
        public int Blocks, SinceLeast;
        public double Min; // unbalanced ratio
    }
}
