namespace LmpDem.FiniteVolume.Contact;

/// <summary>Nodes of an owner near an image of another body: entries First to End of the owner.</summary>
internal struct BodyPair
{
    /// <summary>Slot of the other body.</summary>
    public int Other;

    /// <summary>First entry.</summary>
    public int First;

    /// <summary>One past the last entry.</summary>
    public int End;

    /// <summary>Images by which the other body is shifted along x and y.</summary>
    public int ImageX, ImageY;
}
