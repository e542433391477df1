using System.Runtime.InteropServices;
using System.Text;

namespace LmpDem.Engine.Checkpoints;

/// <summary>Something whose state is kept in a checkpoint.</summary>
public interface IKept
{
    /// <summary>
    /// Exchanges the whole state with a book: one text writes and reads, so that what is written is what is read. Only what the constructor
    /// makes again the same way may be left out.
    /// </summary>
    /// <param name="book">The book.</param>
    void Exchange(StateBook book);
}

/// <summary>
/// A state as named entries in a fixed order: raw bytes, so that a state read back has every bit. A book either takes the values that it is
/// given, or puts those that it holds in their place.
/// </summary>
public abstract class StateBook
{
    /// <summary>Whether values are read from the book; else they are written into it.</summary>
    public abstract bool IsReading { get; }

    /// <summary>Exchanges an array whose length both sides know.</summary>
    /// <param name="name">Name of the entry.</param>
    /// <param name="values">The values.</param>
    /// <exception cref="InvalidDataException">The book holds another entry here, or of another length.</exception>
    public void Values<T>(string name, Span<T> values)
        where T : unmanaged
    {
        if (IsReading) Read(name, Marshal<T>.Size, MemoryMarshal.AsBytes(values));
        else Write(name, Marshal<T>.Size, MemoryMarshal.AsBytes(values));
    }

    /// <summary>Exchanges a single value.</summary>
    /// <param name="name">Name of the entry.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="InvalidDataException">The book holds another entry here.</exception>
    public void Value<T>(string name, ref T value)
        where T : unmanaged => Values(name, new Span<T>(ref value));

    /// <summary>Exchanges a value that a property holds.</summary>
    /// <param name="name">Name of the entry.</param>
    /// <param name="value">The value now.</param>
    /// <returns>The value after the exchange.</returns>
    /// <exception cref="InvalidDataException">The book holds another entry here.</exception>
    public T Value<T>(string name, T value)
        where T : unmanaged
    {
        Value(name, ref value);
        return value;
    }

    /// <summary>Exchanges a value that may be unset.</summary>
    /// <param name="name">Name of the entry.</param>
    /// <param name="value">The value now.</param>
    /// <returns>The value after the exchange.</returns>
    /// <exception cref="InvalidDataException">The book holds another entry here.</exception>
    public T? Optional<T>(string name, T? value)
        where T : unmanaged
    {
        if (IsReading) return Read<T>(name) is [var kept, ..] ? kept : null;
        Write<T>(name, value is { } one ? [one] : []);
        return value;
    }

    /// <summary>Exchanges an array of any length.</summary>
    /// <param name="name">Name of the entry.</param>
    /// <param name="values">The values now; not looked at where the book is read.</param>
    /// <returns>The values read; the array that was given where the book is written.</returns>
    /// <exception cref="InvalidDataException">The book holds another entry here.</exception>
    public T[] Array<T>(string name, T[]? values)
        where T : unmanaged
    {
        if (IsReading) return Read<T>(name);
        Write<T>(name, values);
        return values ?? [];
    }

    /// <summary>Exchanges a part of an array.</summary>
    /// <param name="name">Name of the entry.</param>
    /// <param name="values">The values now; not looked at where the book is read.</param>
    /// <returns>The values read; none where the book is written.</returns>
    /// <exception cref="InvalidDataException">The book holds another entry here.</exception>
    public T[] Span<T>(string name, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        if (IsReading) return Read<T>(name);
        Write(name, values);
        return [];
    }

    /// <summary>Exchanges the content of a list.</summary>
    /// <param name="name">Name of the entry.</param>
    /// <param name="list">The list.</param>
    /// <exception cref="InvalidDataException">The book holds another entry here.</exception>
    public void List<T>(string name, List<T> list)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(list);
        var kept = Span<T>(name, CollectionsMarshal.AsSpan(list));
        if (!IsReading) return;
        list.Clear();
        list.AddRange(kept);
    }

    /// <summary>Exchanges a text.</summary>
    /// <param name="name">Name of the entry.</param>
    /// <param name="text">The text now.</param>
    /// <returns>The text after the exchange.</returns>
    /// <exception cref="InvalidDataException">The book holds another entry here.</exception>
    public string Text(string name, string text)
    {
        if (IsReading) return Encoding.UTF8.GetString(Read<byte>(name));
        Write<byte>(name, Encoding.UTF8.GetBytes(text));
        return text;
    }

    /// <summary>Exchanges a list whose members state themselves.</summary>
    /// <param name="name">Name of the entry that holds their number.</param>
    /// <param name="list">The list.</param>
    /// <param name="one">Exchanges a member: gets the present one, or nothing where the book is read, and gives the kept one.</param>
    /// <exception cref="InvalidDataException">The book holds another entry here.</exception>
    public void Each<T>(string name, List<T> list, Func<T?, T> one)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(one);
        var count = Value(name, list.Count);
        if (IsReading) list.Clear();
        for (var k = 0; k < count; k++)
        {
            if (IsReading) list.Add(one(default));
            else one(list[k]);
        }
    }

    /// <summary>Writes an entry.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="elementSize">Bytes of an element.</param>
    /// <param name="bytes">Its content.</param>
    protected abstract void Write(string name, int elementSize, ReadOnlySpan<byte> bytes);

    /// <summary>Reads the entry that comes next.</summary>
    /// <param name="name">The name that it must have.</param>
    /// <param name="elementSize">Bytes that an element must have.</param>
    /// <param name="bytes">Takes its content, which must be as long.</param>
    protected abstract void Read(string name, int elementSize, Span<byte> bytes);

    /// <summary>Number of elements of the entry that comes next.</summary>
    /// <param name="name">The name that it must have.</param>
    /// <param name="elementSize">Bytes that an element must have.</param>
    protected abstract int LengthOf(string name, int elementSize);

    private void Write<T>(string name, ReadOnlySpan<T> values)
        where T : unmanaged => Write(name, Marshal<T>.Size, MemoryMarshal.AsBytes(values));

    private T[] Read<T>(string name)
        where T : unmanaged
    {
        var kept = new T[LengthOf(name, Marshal<T>.Size)];
        Read(name, Marshal<T>.Size, MemoryMarshal.AsBytes(kept.AsSpan()));
        return kept;
    }

    private static class Marshal<T>
        where T : unmanaged
    {
        public static readonly unsafe int Size = sizeof(T);
    }
}
