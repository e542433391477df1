using System.Text.Json;
using System.Text.Json.Serialization;

namespace LmpDem.Engine.Units;

/// <summary>
/// One of the named values that a key of a scenario may take, where they are more than words: a type that lists them in a public static
/// property <c>All</c>.
/// </summary>
public interface INamedChoice
{
    /// <summary>Its word in a scenario and in tables.</summary>
    string Key { get; }
}

/// <summary>Writes a named value as its word.</summary>
public sealed class NamedChoiceConverter : JsonConverter<INamedChoice>
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsAssignableTo(typeof(INamedChoice));

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always: results are written, and read as words.</exception>
    public override INamedChoice Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, INamedChoice value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Key);
}
