namespace LmpDem.Transport.Networks;

/// <summary>How a junction became metallic.</summary>
public enum JunctionOrigin
{
    /// <summary>The pair did not touch in the state before: bodies moved (rearrangement).</summary>
    Birth,

    /// <summary>The pair touched in the state before and insulated: its film opened, or its contact grew.</summary>
    Film,
}
