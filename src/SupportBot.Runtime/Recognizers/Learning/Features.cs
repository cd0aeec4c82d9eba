using System.Runtime.InteropServices;
using SupportBot.Runtime.Recognizers.Phrases;

namespace SupportBot.Runtime.Recognizers.Learning;

/// <summary>
/// What a classifier sees of a message: its words, pairs of neighbours, beginnings of words, and the word lists that it names,
/// each as a number below <see cref="Count"/>. Reused from message to message; not thread-safe.
/// </summary>
internal sealed class Features
{
    /// <summary>How many different features there are; a power of two, because they are hashed.</summary>
    public const int Count = 1 << 14;

    /// <summary>Token of a feature that belongs to the message as a whole.</summary>
    public const int Whole = -1;

    private const int StemLength = 5;
    private const float Stem = 0.7f;
    private const float Skip = 0.5f;

    /// <summary>A later sentence says what to do about it more often than what is wrong.</summary>
    private const float LaterSentence = 0.5f;

    private readonly List<int> _numbers = [];
    private readonly List<int> _tokens = [];
    private readonly List<float> _values = [];
    private float _squares;

    /// <summary>The features of the message.</summary>
    public ReadOnlySpan<int> Numbers => CollectionsMarshal.AsSpan(_numbers);

    /// <summary>How much each of them counts.</summary>
    public ReadOnlySpan<float> Values => CollectionsMarshal.AsSpan(_values);

    /// <summary>The token that each of them ends with, or <see cref="Whole"/>.</summary>
    public ReadOnlySpan<int> Tokens => CollectionsMarshal.AsSpan(_tokens);

    /// <summary>What all values are to be multiplied with, so that long messages weigh no more than short ones.</summary>
    public float Scale => _squares > 0 ? 1 / MathF.Sqrt(_squares) : 0;

    /// <summary>Takes the features of a message.</summary>
    public void Take(Reading reading)
    {
        _numbers.Clear();
        _tokens.Clear();
        _values.Clear();
        _squares = 0;
        AddWords(reading);
        AddLists(reading);
    }

    private void AddWords(Reading reading)
    {
        var (before, previous, value) = (0u, 0u, 1f);
        for (var at = 0; at < reading.Tokens.Count; at++)
        {
            if (reading.Tokens[at].IsBreak)
            {
                (before, previous, value) = (0, 0, LaterSentence);
                continue;
            }

            var text = reading.Word(at);
            var word = Hash(Seed.Word, text);
            Add(word, at, value);
            Add(Mix(previous, word), at, value);
            if (before != 0)
            {
                Add(Mix(Mix(before, (uint)Seed.Skip), word), at, value * Skip);
            }

            if (text.Length >= StemLength)
            {
                Add(Hash(Seed.Stem, text[..StemLength]), at, value * Stem);
            }

            (before, previous) = (previous, word);
        }
    }

    private void AddLists(Reading reading)
    {
        foreach (var atom in reading.Found.Present)
        {
            if (reading.IsList(atom))
            {
                Add(Mix((uint)Seed.List, (uint)atom), Whole, 1);
            }
        }
    }

    private void Add(uint hash, int token, float value)
    {
        _numbers.Add((int)(hash & (Count - 1)));
        _tokens.Add(token);
        _values.Add(value);
        _squares += value * value;
    }

    private static uint Hash(Seed seed, ReadOnlySpan<char> text)
    {
        var hash = (uint)seed;
        foreach (var character in text)
        {
            hash = Mix(hash, character);
        }

        return hash;
    }

    /// <summary>Murmur's finalizer over both numbers.</summary>
    private static uint Mix(uint left, uint right)
    {
        var hash = ((left * 0x9E3779B1) ^ right) * 0x85EBCA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
        return hash ^ (hash >> 16);
    }

    private enum Seed : uint
    {
        Word = 17,
        Stem = 31,
        Skip = 47,
        List = 67,
    }
}
