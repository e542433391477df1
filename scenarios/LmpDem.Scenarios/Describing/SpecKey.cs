using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using LmpDem.Engine.Units;

namespace LmpDem.Scenarios.Describing;

/// <summary>
/// A key of a scenario as its property and <see cref="ParameterAttribute"/> state it. Reading, checking, schema and
/// written scenarios all walk over these.
/// </summary>
public sealed class SpecKey
{
    private SpecKey(PropertyInfo property, ParameterAttribute parameter)
    {
        Property = property;
        Parameter = parameter;
        Name = SnakeCase.Of(property.Name);
        Unit = Unit.Parse(parameter.Unit);
        var type = property.PropertyType;
        IsList = type.IsArray || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>));
        if (IsList) type = type.IsArray ? type.GetElementType()! : type.GetGenericArguments()[0];
        var inner = Nullable.GetUnderlyingType(type);
        ValueType = inner ?? type;
        IsOptional = inner is not null
            || (!type.IsValueType && new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable);
        IsRequired = property.IsDefined(typeof(RequiredMemberAttribute));
        Kind = KindOf(ValueType);
    }

    /// <summary>Key in YAML.</summary>
    public string Name { get; }

    /// <summary>Key in the version before; null where it had the same or none.</summary>
    public string? FormerName => Parameter.Formerly.Length > 0 ? Parameter.Formerly : null;

    /// <summary>Meaning, unit, range and source.</summary>
    public ParameterAttribute Parameter { get; }

    /// <summary>Unit the key is written in; <see cref="Unit.None"/> for a pure number.</summary>
    public Unit Unit { get; }

    /// <summary>Kind of the value, or of each item of a list.</summary>
    public SpecKind Kind { get; }

    /// <summary>Type of the value, or of each item of a list.</summary>
    public Type ValueType { get; }

    /// <summary>Whether the key takes a list of values.</summary>
    public bool IsList { get; }

    /// <summary>Whether the key may be left without a value (null).</summary>
    public bool IsOptional { get; }

    /// <summary>Whether the key has no default and must be in the scenario.</summary>
    public bool IsRequired { get; }

    private PropertyInfo Property { get; }

    /// <summary>Words a choice allows, in the order of their definition.</summary>
    public IEnumerable<string> Words => Choices.Select(c => c.Word);

    /// <summary>Words a choice allows, each with its value.</summary>
    public IEnumerable<(string Word, object Value)> Choices => ChoicesOf(ValueType);

    /// <summary>The words of a type of choices, an enumeration or a list of named values, each with its value.</summary>
    /// <param name="type">The type.</param>
    public static IEnumerable<(string Word, object Value)> ChoicesOf(Type type) => type.IsEnum
        ? Enum.GetValues(type).Cast<object>().Select(value => (SnakeCase.Of(value.ToString()!), value))
        : ((IEnumerable<INamedChoice>)type.GetProperty("All")!.GetValue(null)!).Select(choice => (choice.Key, (object)choice));

    /// <summary>Value of the key in a record.</summary>
    /// <param name="record">The record.</param>
    public object? Get(object record) => Property.GetValue(record);

    /// <summary>Sets the key in a record that is being read.</summary>
    /// <param name="record">The record.</param>
    /// <param name="value">The value, in SI.</param>
    public void Set(object record, object? value) => Property.SetValue(record, value);

    /// <summary>Keys of a record type, in the order of their definition.</summary>
    /// <param name="type">The record type.</param>
    public static IReadOnlyList<SpecKey> Of(Type type) => Known.GetOrAdd(type, Find);

    // Looked at once: reading 10,000 members of a study spent most of its time here.
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<SpecKey>> Known = new();

    private static IReadOnlyList<SpecKey> Find(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetCustomAttribute<ParameterAttribute>() is not null)
            .OrderBy(p => p.MetadataToken)
            .Select(p => new SpecKey(p, p.GetCustomAttribute<ParameterAttribute>()!))];

    /// <summary>Key paths of a record type and of the sections in it, the items of lists left out.</summary>
    /// <param name="type">The record type.</param>
    public static IEnumerable<string> Paths(Type type) => Of(type).SelectMany(key => key.Kind != SpecKind.Record || key.IsList
        ? [key.Name] : Paths(key.ValueType).Select(inner => $"{key.Name}.{inner}").Prepend(key.Name));

    /// <summary>The allowed range in words ("1 um to 1000 um"), empty where there is none.</summary>
    public string Range
    {
        get
        {
            var (min, max) = (Parameter.Min, Parameter.Max);
            // Seeds reach to the end of their type, which a double does not hold.
            if (ValueType == typeof(ulong) && min >= 0 && double.IsPositiveInfinity(max)) return $"{Bound(min)} to 2^64 - 1";
            return (double.IsFinite(min), double.IsFinite(max)) switch
            {
                (true, true) => $"{Bound(min)} to {Bound(max)}",
                (true, false) => $"{Bound(min)} or more",
                (false, true) => $"{Bound(max)} or less",
                _ => "",
            };
        }
    }

    private string Bound(double value) => new Amount(value, Unit).ToString();

    private static SpecKind KindOf(Type type) =>
        type == typeof(double) ? SpecKind.Number
        : type == typeof(int) || type == typeof(long) || type == typeof(ulong) ? SpecKind.Integer
        : type == typeof(bool) ? SpecKind.Switch
        : type == typeof(string) ? SpecKind.Text
        : type.IsEnum || type.IsAssignableTo(typeof(INamedChoice)) ? SpecKind.Choice
        : SpecKind.Record;
}

/// <summary>Kind of value of a key of a scenario.</summary>
public enum SpecKind
{
    /// <summary>A number, with a unit where the key has a dimension.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>true or false.</summary>
    Switch,

    /// <summary>Free text.</summary>
    Text,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>A mapping with keys of its own.</summary>
    Record,
}

/// <summary>The spelling of keys and choices in YAML.</summary>
public static class SnakeCase
{
    /// <summary>"LateralX" becomes "lateral_x", "NipCell" "nip_cell", "D50" "d50".</summary>
    /// <param name="name">Name of a property or of an enumeration's member.</param>
    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var afterWord = i > 0 && (char.IsLower(name[i - 1]) || char.IsDigit(name[i - 1]));
            var beforeWord = i > 0 && i + 1 < name.Length && char.IsLower(name[i + 1]);
            if (char.IsUpper(name[i]) && (afterWord || beforeWord)) text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
