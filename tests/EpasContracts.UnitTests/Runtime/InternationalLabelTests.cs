using System.Text;
using EpasContracts.Runtime.Validation;

namespace EpasContracts.UnitTests.Runtime;

public class InternationalLabelTests
{
    // RFC 3492, section 7.1: its samples without capital letters, of which the first ends in a question mark; and what is near to them.
    [Theory]
    [InlineData("xn--egbpdaj6bu4bxfgehfvwxn", false)]
    [InlineData("xn--ihqwcrb4cv8a8dqg056pqjye", true)]
    [InlineData("xn--4dbcagdahymbxekheh6e0a7fei0b", true)]
    [InlineData("xn--i1baa7eci9glrd9b2ae1bj0hfcgg6iyaf8o0a1dig0cd", true)]
    [InlineData("xn--n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa", true)]
    [InlineData("xn--b1abfaaepdrnnbgefbadotcwatmq2g4l", true)]
    [InlineData("XN--B1ABFAAEPDRNNBGEFBADOTCWATMQ2G4L", true)]
    [InlineData("xn--d9juau41awczczp.xn--3b-ww4c5e180e575a65lsy2b", true)]
    [InlineData("xn--", false)]
    [InlineData("xn--a", false)]
    [InlineData("xn--abc", false)]
    [InlineData("xn--99999999999", false)]
    [InlineData("mail.xn--ls8h.example", false)]
    public void A_label_is_decoded_and_looked_at(string name, bool valid) => Assert.Equal(valid, Formats.IsHostname(Encoding.ASCII.GetBytes(name)));
}
