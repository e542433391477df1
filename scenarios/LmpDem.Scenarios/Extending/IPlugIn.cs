using System.Text.RegularExpressions;
using LmpDem.Dem.Laws;
using LmpDem.Electrode.Quantities;

namespace LmpDem.Scenarios.Extending;

/// <summary>
/// What an assembly of the user's own adds to a run: a public class with a public constructor without parameters, found by
/// <see cref="PlugInFile"/>, or handed to <see cref="Extensions.With(IPlugIn)"/> by a program that uses the library.
/// </summary>
public interface IPlugIn
{
    /// <summary>Registers laws and measures; called once.</summary>
    /// <param name="registry">Takes them.</param>
    void Register(PlugInRegistry registry);
}

/// <summary>Takes what a plug-in adds, and refuses names that are taken.</summary>
public sealed partial class PlugInRegistry
{
    private readonly Extensions before;
    private readonly string name;
    private readonly List<ContactLaw> laws = [];
    private readonly List<OwnMeasure> measures = [];

    /// <summary>A registry for one plug-in.</summary>
    /// <param name="before">What plug-ins before it have added.</param>
    /// <param name="name">Name of the plug-in.</param>
    internal PlugInRegistry(Extensions before, string name) => (this.before, this.name) = (before, name);

    /// <summary>Laws so far.</summary>
    internal IReadOnlyList<ContactLaw> Laws => laws;

    /// <summary>Measures so far.</summary>
    internal IReadOnlyList<OwnMeasure> Measures => measures;

    /// <summary>Adds a contact law, which scenarios name in <c>contact.law</c>.</summary>
    /// <typeparam name="TLaw">The law.</typeparam>
    /// <param name="key">Its name: lower case, digits and underscores.</param>
    /// <exception cref="PlugInException">The name is taken or is none.</exception>
    public void AddLaw<TLaw>(string key)
        where TLaw : struct, IContactLaw<TLaw>
    {
        CheckName("contact law", key);
        if (ContactLaw.All.Any(law => law.Key == key)) throw Taken("contact law", key, "LmpDem itself");
        if (before.Origins.FirstOrDefault(o => o.Laws.Contains(key)) is { } other) throw Taken("contact law", key, other.Name);
        if (laws.Any(law => law.Key == key)) throw Taken("contact law", key, "this plug-in already");
        laws.Add(ContactLaw.Of<TLaw>(key));
    }

    /// <summary>Adds a measure: a column of summary.csv, and a figure where the quantity has a title.</summary>
    /// <param name="quantity">What is measured. Its title and axis are those of the figure.</param>
    /// <param name="value">Measures a state, in the unit of the quantity; null where there is no value.</param>
    /// <exception cref="PlugInException">Name or column are taken, or are none.</exception>
    public void AddMeasure(Quantity quantity, Func<ElectrodeState, double?> value)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        ArgumentNullException.ThrowIfNull(value);
        CheckName("measure", quantity.Name);
        if (quantity.Column.Length == 0 || quantity.Column.IndexOfAny([',', ';', '"', '\n', '\r']) >= 0)
            throw new PlugInException($"{name}: \"{quantity.Column}\" cannot be the column of a table");
        if (quantity.Title is not null && quantity.Axis is null)
            throw new PlugInException($"{name}: the measure \"{quantity.Name}\" has a title and no label of its axis (Axis)");
        foreach (var word in (string[])[quantity.Name, quantity.Column])
        {
            if (Catalogue.Find(word) is not null) throw Taken("measure", word, "LmpDem itself");
            if (before.Origins.FirstOrDefault(o => o.Measures.Any(m => IsOf(m, word))) is { } other)
                throw Taken("measure", word, other.Name);
            if (measures.Any(m => IsOf(m.Quantity, word))) throw Taken("measure", word, "this plug-in already");
        }

        measures.Add(new OwnMeasure(quantity, value));
    }

    private static bool IsOf(Quantity quantity, string word) => quantity.Name == word || quantity.Column == word;

    private void CheckName(string what, string key)
    {
        if (!Word().IsMatch(key ?? ""))
            throw new PlugInException($"{name}: \"{key}\" cannot be the name of a {what}; it takes lower case, digits and underscores");
    }

    private PlugInException Taken(string what, string key, string owner) =>
        new($"{name}: the name of the {what} \"{key}\" is taken by {owner}; give it another");

    [GeneratedRegex("^[a-z][a-z0-9_]*$", RegexOptions.ECMAScript)]
    private static partial Regex Word();
}

/// <summary>A measure of a plug-in.</summary>
/// <param name="Quantity">What is measured.</param>
/// <param name="Value">Measures a state, in the unit of the quantity; null where there is no value.</param>
internal sealed record OwnMeasure(Quantity Quantity, Func<ElectrodeState, double?> Value);

/// <summary>A plug-in that cannot be used; the message is one sentence for the user.</summary>
public sealed class PlugInException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong and what would be right.</param>
    /// <param name="inner">What it comes from.</param>
    public PlugInException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
