[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("EpasContracts.UnitTests")]
