using SupportBot.Runtime.Recognizers.Phrases;

namespace SupportBot.Runtime.Tests.Recognizers.Phrases;

public sealed class AtomTrieTests
{
    private const int My = 0;
    private const int Photo = 1;
    private const int Id = 2;
    private const int Unknown = -1;

    private static readonly AtomTable Atoms = new(["photo", "photo id", "id"]);

    private readonly AtomTrie _trie = new();

    [Fact]
    public void The_same_words_lead_to_the_same_node()
    {
        var photo = _trie.Child(AtomTrie.Root, Photo);

        Assert.Equal(photo, _trie.Child(AtomTrie.Root, Photo));
        Assert.Equal(_trie.Child(photo, Id), _trie.Child(photo, Id));
        Assert.NotEqual(_trie.Child(photo, Id), _trie.Child(AtomTrie.Root, Id));
    }

    [Fact]
    public void Everything_is_found_that_begins_at_any_word()
    {
        Attach(0, Photo);
        Attach(1, Photo, Id);
        Attach(2, Id);

        var found = Find(My, Photo, Id, Photo);

        Assert.Equal(["1-2 3-4", "1-3", "2-3"], Enumerable.Range(0, 3).Select(atom => Places.Of(found, atom)));
    }

    [Fact]
    public void A_word_that_is_not_known_interrupts()
    {
        Attach(1, Photo, Id);

        Assert.Equal("", Places.Of(Find(Photo, Unknown, Id), 1));
    }

    [Fact]
    public void The_beginning_of_a_path_is_nothing_yet()
    {
        Attach(1, Photo, Id);

        Assert.Equal(0, Find(Photo).Present.Length);
    }

    [Fact]
    public void An_atom_that_is_attached_twice_is_found_once()
    {
        Attach(0, Photo);
        Attach(0, Photo);

        Assert.Equal("0-1", Places.Of(Find(Photo), 0));
    }

    [Fact]
    public void Two_atoms_may_end_at_one_place()
    {
        Attach(0, Photo);
        Attach(2, Photo);

        Assert.Equal([0, 2], Find(Photo).Present.ToArray());
    }

    [Fact]
    public void Nothing_is_found_in_nothing() => Assert.Equal(0, Find().Present.Length);

    private void Attach(int atom, params int[] words) => _trie.Attach(words.Aggregate(AtomTrie.Root, _trie.Child), atom);

    private AtomOccurrences Find(params int[] words)
    {
        var found = new AtomOccurrences(Atoms);
        _trie.Find(words, found);
        found.Seal(Places.Tokens(words.Length));
        return found;
    }
}
