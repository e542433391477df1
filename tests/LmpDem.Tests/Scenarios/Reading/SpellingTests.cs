using LmpDem.Scenarios.Reading;
using NUnit.Framework;

namespace LmpDem.Tests.Scenarios.Reading;

/// <summary>Which word a slip of the pen is taken for, and which it is not.</summary>
[TestFixture]
public sealed class SpellingTests
{
    // Letters to insert, delete, replace or swap with their neighbour, counted by hand; a letter that was swapped is not edited again.
    [TestCase("", "", 0)]
    [TestCase("", "film", 4)]
    [TestCase("film", "", 4)]
    [TestCase("film", "film", 0)]
    [TestCase("film", "filmy", 1)]
    [TestCase("film", "fim", 1)]
    [TestCase("film", "firm", 1)]
    [TestCase("film", "ilm", 1)]
    [TestCase("film", "xfilm", 1)]
    [TestCase("ab", "ba", 1)]
    [TestCase("film", "iflm", 1)]
    [TestCase("film", "fiml", 1)]
    [TestCase("abcd", "badc", 2)]
    [TestCase("ca", "abc", 3)]
    [TestCase("aba", "cab", 2)]
    [TestCase("kitten", "sitting", 3)]
    public void DistanceOfTwoWords(string a, string b, int distance)
    {
        Assert.That(Spelling.Distance(a, b), Is.EqualTo(distance));
        Assert.That(Spelling.Distance(b, a), Is.EqualTo(distance), "either way");
    }

    // Two letters may be wrong in a short word, a third of the letters in a long one.
    [TestCase("ab", "cd", true)]
    [TestCase("ab", "cde", false)]
    [TestCase("abcdefgh", "abcdefxy", true)]
    [TestCase("abcdefgh", "abcdexyz", false)]
    [TestCase("abcdefghi", "abcdefxyz", true)]
    [TestCase("abcdefghi", "abcdewxyz", false)]
    public void HowManyLettersMayBeWrong(string word, string candidate, bool isTaken) =>
        Assert.That(Spelling.Closest(word, [candidate]), Is.EqualTo(isTaken ? candidate : null));

    [TestCase("a-b-c-d-e")]
    [TestCase("a_b_c_d_e")]
    [TestCase("a b c d e")]
    [TestCase("ABCDE")]
    public void CapitalsAndWhatStandsBetweenWordsAreNoSlips(string word) =>
        Assert.That(Spelling.Closest(word, ["abcde"]), Is.EqualTo("abcde"));

    [Test]
    public void TheClosestIsTakenAndOfEqualOnesTheFirst()
    {
        Assert.That(Spelling.Closest("film", ["fire", "firm", "fir"]), Is.EqualTo("firm"));
        Assert.That(Spelling.Closest("fil", ["film", "fill"]), Is.EqualTo("film"));
        Assert.That(Spelling.Closest("fil", ["fill", "film"]), Is.EqualTo("fill"));
        Assert.That(Spelling.Closest("film", []), Is.Null);
    }
}
