using System.Text.Json;
using System.Text.Json.Serialization;

namespace LmpDem.Engine.Units;

/// <summary>Writes a named value as its word.</summary>
public sealed class NamedChoiceConverter : JsonConverter<INamedChoice>
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsAssignableTo(typeof(INamedChoice));

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always: results are written, and read as words.</exception>
    public override INamedChoice Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, INamedChoice value, JsonSerializerOptions options) => writer.WriteStringValue(value.Key);
}
